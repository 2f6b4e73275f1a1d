/** Whether the team would be left without an owner when one of its members had that role, or none. */
export const isLastOwner = (owners: readonly string[], userId: string): boolean => owners.length === 1 && owners[0] === userId;
