/** What both servers of the transport's benchmark are asked: an image in, scores out. */
export const LOOPBACK = '127.0.0.1'
export const MINER = '//Bob'
export const PIXELS = 28 * 28
export const OUTPUTS = 10
