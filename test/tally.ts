import type { Reporter, TestModule } from 'vitest/node'

/** The last line of a test run: how many passed, failed and were skipped. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1
      // A file that does not even load has no tests to count.
      count.failed += module.errors().length
    }
    const last = `${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`
    process.on('exit', () => console.log(last))
  }
}
