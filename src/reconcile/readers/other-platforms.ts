/** Other platforms take requests of the same shape, and a tag server logs what it sends to any of them. */
export const sentElsewhere = "a request to another platform than Meta";

/** Their addresses: Snapchat's and Pinterest's events have Meta's names for nearly everything, order and id included. */
export const otherPlatform = /https?:\/\/(?:[a-z0-9-]+\.)*(?:snapchat|pinterest|tiktok|reddit|linkedin)\.com\/\S*/;
