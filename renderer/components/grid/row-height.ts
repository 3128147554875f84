/** Height of a grid's row in px, header included. */
export const gridRowHeight = 34;
