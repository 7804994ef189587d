import { parseCommand } from '../arguments.ts';
import type { Command } from '../command.ts';
import { jsonLines } from '../json-lines.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { table } from '../results.ts';

export const templates: Command = {
  name: 'templates',
  usage: 'cordon templates [--json]',
  summary: 'lists the bundled template models',
  async run(args, host) {
    const given = parseCommand(args, { flags: ['json'] }, []);
    const { catalogue } = await loadKnowledge(host, undefined);
    if (given.flag('json')) {
      host.write(
        jsonLines(
          catalogue.templates.map(({ id, catalogueId, title, story, assets, relations }) => ({
            id,
            catalogue: catalogueId,
            title,
            story,
            assets,
            relations,
          })),
        ),
      );
    } else {
      const rows = catalogue.templates.map((template) => [
        template.id,
        String(template.assets),
        String(template.relations),
        template.title,
      ]);
      host.write(`${table([['TEMPLATE', 'ASSETS', 'RELATIONS', 'TITLE'], ...rows])}\n`);
    }
    return 0;
  },
};
