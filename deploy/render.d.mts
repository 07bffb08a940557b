export function parseSettings(text: string): Record<string, string>;
export function faultsOf(settings: Record<string, string>): string[];
export function fillIn(template: string, settings: Record<string, string>): string;
export function renderAll(settings: Record<string, string>): Map<string, string>;
export function writeAll(files: Map<string, string>, folder: string): void;
