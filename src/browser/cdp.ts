/** A session of Chromium's own protocol: what both engines hand out alike. */
export interface Cdp {
  send(method: string, params?: object): Promise<unknown>
  on(event: string, listener: (payload: unknown) => void): void
}

/** A request that Chromium holds until it is told what to do (`Fetch.requestPaused`). */
export interface Paused {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly hasPostData?: boolean
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
}

/** The part of a frame tree that tells whose frame it is. */
export interface FrameTree {
  readonly frame: { readonly id: string }
  readonly childFrames?: readonly FrameTree[]
}

/** Where a target belongs. */
export interface TargetInfo {
  readonly targetId: string
  readonly browserContextId?: string
}
