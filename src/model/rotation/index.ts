export {
  askedFirst,
  type DriverDraw,
  drawDrivers,
  focusOf,
} from './draw-drivers.ts';
export { type DrawnItem, drawItems } from './draw-items.ts';
