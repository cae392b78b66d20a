/** How small and how large a picture can be made. */
export const SMALLEST = 0.1;
export const LARGEST = 4;

export const isScale = (value: number): boolean => value >= SMALLEST && value <= LARGEST;
