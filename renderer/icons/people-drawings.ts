import { box, circle } from './strokes.ts';

/** Head and shoulders to the left, room for what the person does to the right. */
const somebody = `${circle(7.5, 5.5, 2.7)}M2.500 16.500c0-3.500 2-5.500 5-5.500 1 0 1.800.2 2.500.6`;

/** People told apart by what they do. */
export const peopleDrawings = {
  technician: `${somebody}M11.500 17l3.300-3.300M18 11a2.400 2.400 0 1 1-2.700-2.300v2h1.300z`,
  administrator: `${somebody}${box(11, 9.5, 7, 7.5, 0.8)}M12.800 11.800l1.500 1.500-1.500 1.500M15.300 15h1.200`,
  'clinical-engineer': `${somebody}${circle(14.7, 13.3, 1.5)}M14.700 10.200v1.600M14.700 14.800v1.600M11.600 13.300h1.600M16.200 13.300h1.600M12.500 11.100l1.100 1.100M15.800 14.400l1.100 1.100M16.900 11.100l-1.100 1.100M13.600 14.400l-1.100 1.100`,
  researcher: `${somebody}M13.400 9.300h2.800M14 9.300V12l-2.300 5h6.200l-2.300-5V9.300`,
  carer: `${somebody}M11 13.200l3.700-3.200 3.700 3.200M12.300 12.200V17h4.800v-4.800`,
  pharmacist: `${somebody}M11.600 14.100l3-3a1.800 1.800 0 0 1 2.600 2.600l-3 3a1.800 1.800 0 0 1-2.600-2.600zM13.100 12.600l2.600 2.600`,
  radiographer: `${somebody}${box(11.5, 9.2, 6.5, 8, 0.8)}M14.750 11v4.500M12.900 12h3.700M12.900 14h3.700`,
  'home-patient': `M2.500 8.500L10 2.800l7.500 5.700M4.500 7.300V17h11V7.300${circle(10, 9.2, 1.6)}M7 15c0-2 1.200-3 3-3s3 1 3 3`,
} as const satisfies Record<string, string>;
