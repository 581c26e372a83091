/** What a fault can be limited to. */
export const dimensions = ["device", "browser", "gateway", "country", "currency", "discount", "returning"] as const;
/** What a fault can be limited by. */
export type Dimension = (typeof dimensions)[number];
