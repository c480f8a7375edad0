import { createHmac } from 'node:crypto'

/** A number from 0 to below 1 that the seed and the label alone decide. */
export function fraction(seed: string, label: string): number {
  return digest(seed, label).readUIntBE(0, 6) / 2 ** 48
}

/** A list in an order that the seed and the label alone decide. */
export function shuffled<T>(items: readonly T[], seed: string, label: string): readonly T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(fraction(seed, `${label}|${i}`) * (i + 1))
    const [a, b] = [order[i] as T, order[j] as T]
    order[i] = b
    order[j] = a
  }
  return order
}

/** So many characters of an alphabet; whoever does not know the seed can not guess them. */
export function letters(seed: string, label: string, alphabet: string, length: number): string {
  return Array.from({ length }, (_, i) => alphabet[Math.floor(fraction(seed, `${label}|${i}`) * alphabet.length)]).join(
    '',
  )
}

const digest = (seed: string, label: string) => createHmac('sha256', seed).update(label).digest()
