/** The primitives that rooms are made of. Each file says what its props mean. */
export { Button, Fold, Segmented } from "./Button.tsx";
export { Hint } from "./Hint.tsx";
export { ChoiceField, FlagField, NumbersField, TextField } from "./fields.tsx";
export { NumberField, type NumberFieldProps } from "./NumberField.tsx";
export { DataTable } from "./DataTable.tsx";
export { Dialog } from "./Dialog.tsx";
export { Figure } from "./Figure.tsx";
export { Change, Counted, judge, Kpi, type Better } from "./Kpi.tsx";
export { ProblemsPanel } from "./ProblemsPanel.tsx";
export { Status } from "./Status.tsx";
export { saveCsv, toCsv, type Cell, type Column, type TableData } from "./table.ts";
export { Term } from "./Term.tsx";
