/** The map of the city. */
export const map = {
  title: '地图',
};
