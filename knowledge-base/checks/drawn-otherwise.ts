import type { Check } from './check.ts';
import { redrawExamples } from './other-drawings.ts';

/** Each threat fires however its example is drawn, or the table of drawings says why one of them means something else. */
export const drawnOtherwise: Check = {
  id: 'drawn-otherwise',
  demand: 'A threat does not depend on which of several drawings of the same fact an architect chose, unless the table of drawings says why.',
  run({ result }, problems) {
    const threats = new Map(result.threats.map(({ source }) => [source.value.id, source]));
    const redrawn = redrawExamples(result.knowledge, [...threats.values()]);
    for (const { drawing, threat, line, fires } of redrawn)
      if (!fires && !Object.hasOwn(drawing.except, threat))
        problems.error('one-drawing-only', threats.get(threat)!, ['pattern', 'links'], `silent where "${line}" is drawn as ${drawing.id}`, 'the same threat', `Use ${drawing.use} in its pattern, or give the reason in checks/other-drawing-table.ts.`);
    for (const drawing of new Set(redrawn.map((example) => example.drawing)))
      for (const threat of Object.keys(drawing.except))
        if (threats.has(threat) && !redrawn.some((example) => example.drawing === drawing && example.threat === threat && !example.fires))
          problems.warn('drawing-excepted', threats.get(threat)!, ['pattern', 'links'], `an exception for "${drawing.id}"`, 'a threat that is silent there', 'Take the exception out of checks/other-drawing-table.ts.');
  },
};
