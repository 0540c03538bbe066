/** A width and a height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How far a picture may be drawn larger or smaller than it is. */
const zooms = [0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8] as const;

/** The scale at which all of a picture is seen; small ones are not blown up. */
export function fitOf(picture: Size, room: Size): number {
  if (picture.width === 0 || picture.height === 0 || room.width === 0 || room.height === 0) return 1;
  return Math.min(1, room.width / picture.width, room.height / picture.height);
}

/** The next scale above (1) or below (-1) one; the last one where there is no other. */
export function zoomStep(scale: number, step: 1 | -1): number {
  const next =
    step === 1 ? zooms.find((one) => one > scale + 0.001) : zooms.findLast((one) => one < scale - 0.001);
  return next ?? (step === 1 ? zooms[zooms.length - 1] : zooms[0]) ?? scale;
}

/** Whether a file's name is that of a picture the window may be able to draw. */
export function isPictureName(name: string): boolean {
  return /\.(png|jpe?g|gif|webp|bmp)$/i.test(name);
}
