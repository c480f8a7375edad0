import type { Cdp } from './cdp.ts'
import type { Key, WindowSize } from './port.ts'

const KEYS: Readonly<Record<Key, { readonly code: string; readonly number: number; readonly text?: string }>> = {
  Tab: { code: 'Tab', number: 9 },
  Enter: { code: 'Enter', number: 13, text: '\r' },
  Space: { code: 'Space', number: 32, text: ' ' },
  Escape: { code: 'Escape', number: 27 },
}

/** Presses a key and lets it go, as a keyboard does. */
export async function pressKey(cdp: Cdp, name: Key): Promise<void> {
  const { code, number, text } = KEYS[name]
  const key = { key: text === ' ' ? ' ' : code, code, windowsVirtualKeyCode: number }
  await cdp.send('Input.dispatchKeyEvent', { type: text === undefined ? 'rawKeyDown' : 'keyDown', ...key, text })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

/** Gives the page a window of this size; null gives back its own. */
export async function resizeWindow(cdp: Cdp, size: WindowSize | null): Promise<void> {
  if (size === null) await cdp.send('Emulation.clearDeviceMetricsOverride')
  else await cdp.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false })
}
