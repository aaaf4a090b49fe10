import { useUnit } from '../api/organization';

export const UnitName = ({ id }: { id: string }) => <>{useUnit(id).data?.name ?? id}</>;
