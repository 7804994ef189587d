/** Where a new pack begins: a head and one class, small enough to be understood and changed. */
export const starterPack = (number: number): string => `pack: own-${String(number)}
version: 1.0.0
title: Our own knowledge
description: What our house has and the knowledge base does not.
classes:
  - id: OwnDevice${String(number)}
    label: Own device ${String(number)}
    parents: [MedicalDevice]
    description: Say what it is and what it does to patients.
`;
