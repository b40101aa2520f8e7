// What citeproc-js makes of the CSL styles: reads a question from standard input, writes the answer.
// {styles, locale, items} → {style: {id: [citation, entry]}}; a citation is of paragraphs 5 and 6.

const { readFileSync } = require("node:fs");
const CSL = require(process.argv[2]);
const { styles, locale, items } = JSON.parse(readFileSync(0, "utf8"));
const system = { retrieveLocale: () => readFileSync(locale, "utf8"), retrieveItem: (id) => items[id] };
const answer = {};
for (const [style, file] of Object.entries(styles)) {
  const engine = new CSL.Engine(system, readFileSync(file, "utf8"), "en-US", true);
  answer[style] = {};
  for (const id of Object.keys(items)) {
    engine.updateItems([id]);
    const cluster = { citationItems: [{ id, label: "paragraph", locator: "5-6" }], properties: { noteIndex: 1 } };
    answer[style][id] = [engine.previewCitationCluster(cluster, [], [], "html"), engine.makeBibliography()[1][0] ?? null];
  }
}
process.stdout.write(JSON.stringify(answer));
