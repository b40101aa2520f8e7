// Looks at one page with Lighthouse, as on a telephone, and prints what it found as JSON.
// Its one argument is JSON: the page’s address, a Chromium, the flags to start it with, and which categories
// to look at.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { address, chromium, flags, categories } = JSON.parse(process.argv[2]);
const browser = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", ...flags] });
process.on("SIGTERM", () => {
  browser.kill();
  process.exit(1);
});
try {
  const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "silent", onlyCategories: categories });
  if (lhr.runtimeError) {
    throw new Error(lhr.runtimeError.message);
  }
  const value = (id) => lhr.audits[id]?.numericValue ?? 0;
  const parts = lhr.audits["mainthread-work-breakdown"]?.details?.items ?? [];
  const work = (name) => parts.find(({ group }) => group === name)?.duration ?? 0;
  const failed = Object.values(lhr.categories).flatMap((category) =>
    category.auditRefs.filter(({ id, weight }) => weight && (lhr.audits[id].score ?? 1) < 0.9).map(({ id }) => id),
  );
  const score = (id) => lhr.categories[id] && (lhr.categories[id].score ?? 0) * 100;
  console.log(
    JSON.stringify({
      performance: score("performance"),
      accessibility: score("accessibility"),
      best_practices: score("best-practices"),
      seo: score("seo"),
      paint: value("largest-contentful-paint"),
      blocking: value("total-blocking-time"),
      shift: value("cumulative-layout-shift"),
      layout: work("styleLayout"),
      scripting: work("scriptEvaluation") + work("scriptParseCompile"),
      failed,
    }),
  );
} finally {
  await browser.kill();
}
