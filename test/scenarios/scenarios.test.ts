import "./checkout-life/story.ts";
import "./css-edit/story.ts";
