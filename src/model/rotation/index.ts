export {
  askedFirst,
  type DriverDraw,
  type DriverDrawQuestion,
  drawDrivers,
  focusOf,
} from './draw-drivers.ts';
export { type DrawnItem, type DrawReason, drawItems, type ItemDrawQuestion } from './draw-items.ts';
