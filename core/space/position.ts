/** A position as GeoJSON writes it: longitude, latitude. */
export type Position = readonly [number, number];
/** A closed ring: its last position repeats its first. */
export type Ring = readonly Position[];
/** Rings of one part: the outer one, then its holes. */
export type PolygonRings = readonly Ring[];
/** An area: one part or several. */
export type Outline = readonly PolygonRings[];
