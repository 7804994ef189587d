import { box, circle } from './strokes.ts';

/** Walls with a door at the bottom; what the room is for stands inside. */
const room = 'M7 17H3V3h14v14h-4';
const house = 'M3 9.500L10 4l7 5.500M5 8.200V16.500h10V8.200';

/** Rooms, buildings, organisations and the services that they give. */
export const placeDrawings = {
  'intensive-care-unit': `${room}M5.200 10h2l1.300-3.200 2 6.200 1.500-3h2.800`,
  'operating-theatre': `${room}M10 3v2.800M6.300 9.300a3.700 3.700 0 0 1 7.400 0zM7.700 11.700l-.9 2M10 11.700v2M12.300 11.700l.9 2`,
  'emergency-department': `${room}${circle(10, 9.5, 3.6)}M10 7.700v3.600M8.200 9.500h3.600`,
  'pharmacy-store': `${room}M6.900 9.900l3.100-3.100a2 2 0 0 1 2.900 2.900l-3.100 3.100a2 2 0 0 1-2.900-2.900zM8.400 8.400l2.900 2.900`,
  'imaging-room': `${room}${circle(10, 9.5, 3.6)}${circle(10, 9.5, 1.2)}`,
  'plant-room': `${room}${circle(10, 9.5, 1)}M10 8.500c-1.400-1.300-.9-3.100.6-3.300 1 1 .6 2.600-.6 3.300M10.900 9.900c1.800-.4 3.100.9 2.700 2.300-1.300.4-2.500-.6-2.700-2.300M9.100 9.900c-.3 1.800-2 2.600-3.200 1.700.1-1.400 1.600-2.200 3.200-1.700`,
  'nurse-station': `${room}${circle(10, 7, 1.5)}M7.300 12c0-1.700 1.100-2.700 2.700-2.700s2.700 1 2.700 2.700M5.200 12.200h9.600`,
  'control-room': `${room}${box(5.3, 6, 4.2, 3.3, 0.6)}${box(10.5, 6, 4.2, 3.3, 0.6)}M6 12.200h8`,
  laboratory: `${room}M9 5.800h2M9.300 5.800v2.400L7 12.800h6l-2.300-4.600V5.800`,
  'outpatient-clinic': `${room}M7.500 5.800V10h4.500v3.200M7.500 10v3.200`,
  'cold-store': `${room}M10 5.700v7.600M6.700 7.600l6.600 3.800M13.300 7.600l-6.600 3.800`,
  'remote-office': `${house}${box(7.3, 9.7, 5.4, 3.2, 0.6)}M6.500 14.600h7`,
  'home-network': `${house}M7 11.200a4.300 4.300 0 0 1 6 0M8.500 13a2.200 2.200 0 0 1 3 0M10 14.700v.1`,
  factory: 'M3 17V9l4.500 3V9l4.500 3V4h4.500v13zM2 17h16M6.500 14.500h.1M10 14.500h.1M13.500 14.500h.1',
  'software-house': 'M3.500 17V4h13v13M2 17h16M7.800 8L6 10l1.800 2M12.200 8l1.800 2-1.800 2M10.700 7.300l-1.400 5.400',
  contractor: 'M4 12.500a6 6 0 0 1 12 0M2.500 12.500h15V15h-15zM8 6.900V5h4v1.900M8 6.900v2.600M12 6.900v2.600',
  authority: 'M3 8l7-4.500L17 8zM5 8v6M8.300 8v6M11.700 8v6M15 8v6M3.500 14h13M2.500 16.800h15',
  department: `${box(7.5, 3, 5, 3.5, 0.8)}${box(2.5, 13, 5, 3.5, 0.8)}${box(12.5, 13, 5, 3.5, 0.8)}M10 6.500v3.300M5 13V9.800h10V13`,
  'intensive-care':
    'M2.500 8.500v8M2.500 14h15v2.500M17.500 14v-1.500A1.500 1.500 0 0 0 16 11H6.500v3M4 5.500h3l1.200-2.500 1.900 5 1.300-2.500h4.600',
  'laboratory-service': 'M6.500 4l3-1.500L12.300 8 9.300 9.500zM12.500 8.700a4.300 4.300 0 0 1-1 8M4 16.800h12M5 13h6M8.500 13v3.800',
  'medication-service': 'M6 3h8v3H6zM7 6v10a1 1 0 0 0 1 1h4a1 1 0 0 0 1-1V6M7 9h6v4.500H7M10 10v2.500M8.800 11.250h2.400',
  'transfusion-service':
    'M6.500 3h7v6.500L11.500 12h-3l-2-2.500zM10 12v5.500M10 4.700v3.600M8.200 6.500h3.600M8.500 3l1.500-1.500L11.500 3',
} as const satisfies Record<string, string>;
