// Parses each file named on the command line with the real Mermaid; prints one line of JSON for each.
import { readFileSync } from "node:fs";

const purify = (await import("dompurify")).default;
if (!purify.sanitize) {
  // without a browser it has nothing to clean with, and there is no page to protect
  purify.sanitize = (text) => text;
  purify.addHook = () => {};
}
const mermaid = (await import("mermaid")).default;

async function answer(file) {
  const text = readFileSync(file, "utf8");
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const tasks = db.getTasks().map(({ section, task, score, people }) => ({ section, task, score: String(score), people }));
  return { title: db.getDiagramTitle(), accTitle: db.getAccTitle(), accDescr: db.getAccDescription(), sections: db.getSections(), tasks };
}

for (const file of process.argv.slice(2)) {
  try {
    console.log(JSON.stringify(await answer(file)));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
