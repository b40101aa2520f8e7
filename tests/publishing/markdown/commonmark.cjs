// What the reference renderer of CommonMark makes of each text: a list of texts from standard input, their HTML to standard output.

const { readFileSync } = require("node:fs");
const { HtmlRenderer, Parser } = require(process.argv[2]);
const texts = JSON.parse(readFileSync(0, "utf8"));
const renderer = new HtmlRenderer();
process.stdout.write(JSON.stringify(texts.map((text) => renderer.render(new Parser().parse(text)))));
