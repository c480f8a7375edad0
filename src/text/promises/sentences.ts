const ABBREVIATED =
  /(?:^|[\s(])(?:max|min|ca|std|tel|nr|no|bzw|approx|env|av|z\. ?b|d\. ?h|inkl|incl|excl|mr|mrs|ms|dr|sr|sra|sig|dott|dhr|mevr|fr|hr|bijv|etc|resp|usw|mo|ggf|art)\.$/i
const LONGEST = 700
const MOST = 400

/** A text cut into its sentences, each on one line, as it was written. */
export function writtenSentences(text: string): readonly string[] {
  const sentences: string[] = []
  for (const block of text.split(/\n[ \t]*\n|\n(?=[ \t]*[-*•·] )/)) {
    let open = ''
    for (const piece of block.replace(/\s+/g, ' ').split(/(?<=[.!?…]["”»)]?) (?=["“«(¿¡]?[\p{Lu}\p{N}¿¡])/u)) {
      open = open === '' ? piece : `${open} ${piece}`
      if (ABBREVIATED.test(open.slice(-12)) || /\d\.$/.test(open)) continue
      sentences.push(open)
      open = ''
    }
    if (open !== '') sentences.push(open)
    if (sentences.length > MOST) break
  }
  return sentences.map((sentence) => sentence.trim().slice(0, LONGEST)).filter((sentence) => sentence !== '')
}
