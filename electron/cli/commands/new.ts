import { writeModelFile } from '../../../shared/model/file/write-model-file.ts';
import {
  DEFAULT_HOSPITAL,
  HOSPITAL_TEMPLATE_ID,
  generateHospital,
  isHospitalSize,
} from '../../../shared/knowledge/templates/hospital-generator.ts';
import { LARGEST_HOSPITAL, SMALLEST_HOSPITAL } from '../../../shared/knowledge/templates/hospital-plan.ts';
import { parseCommand, wholeNumber } from '../arguments.ts';
import { InputError, UsageError, type Command } from '../command.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { writeResult } from '../results.ts';

export const newModel: Command = {
  name: 'new',
  usage: 'cordon new TEMPLATE --out MODEL [--assets N] [--seed S]',
  summary: 'makes a model from a template; hospital-1000 can have another size and seed',
  async run(args, host) {
    const given = parseCommand(args, { text: ['assets', 'seed'], files: ['out'] }, ['TEMPLATE']);
    const template = given.positionals[0]!;
    const { catalogue } = await loadKnowledge(host, undefined);
    if (!catalogue.templates.some((entry) => entry.id === template)) {
      throw new InputError([
        {
          kind: 'unknown-template',
          place: template,
          found: 'there is no template of this name',
          expected: `one of ${catalogue.templates.map((entry) => entry.id).join(', ')}`,
          tip: '',
        },
      ]);
    }
    const assets = wholeNumber('assets', given.text('assets'), 1);
    const seed = wholeNumber('seed', given.text('seed'), 0);
    if ((assets !== undefined || seed !== undefined) && template !== HOSPITAL_TEMPLATE_ID)
      throw new UsageError(`--assets and --seed belong to ${HOSPITAL_TEMPLATE_ID}; ${template} is always the same.`);
    if (assets !== undefined && !isHospitalSize(assets))
      throw new UsageError(`--assets wants a number from ${SMALLEST_HOSPITAL} to ${LARGEST_HOSPITAL}, not ${assets}.`);
    const text =
      assets === undefined && seed === undefined
        ? await host.readBundled(`templates/${template}.json`)
        : writeModelFile(
            generateHospital({
              assets: assets ?? DEFAULT_HOSPITAL.assets,
              seed: seed ?? DEFAULT_HOSPITAL.seed,
              knowledgeBase: { id: catalogue.id, version: catalogue.version },
            }),
          );
    await writeResult(host, given.text('out'), text);
    return 0;
  },
};
