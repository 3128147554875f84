/**
 * From this confidence on a column's field needs nobody's eye: the header is a known name that the values do not
 * contradict, the source's last file was read so, or check digits prove it. What merely looks alike stays below.
 */
export const certainConfidence = 0.9;
