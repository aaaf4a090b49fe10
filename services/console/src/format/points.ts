export const points = (value: number) => value.toFixed(2);

export const signedPoints = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${points(Math.abs(value))}`;
