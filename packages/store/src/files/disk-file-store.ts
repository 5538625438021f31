// placeholder
export function openDiskFiles(): void {}
