/** A length of time in whole seconds; the brand keeps minutes from being passed where seconds are meant. */
export type Seconds = number & { readonly unit: 'seconds' };
export const seconds = (n: number): Seconds => n as Seconds;
export const minutes = (n: number): Seconds => seconds(n * 60);
export const hours = (n: number): Seconds => minutes(n * 60);
export const days = (n: number): Seconds => hours(n * 24);

/** A size in gigabytes (2^30 bytes): memory, disks, log volume. */
export type Gigabytes = number & { readonly unit: 'gigabytes' };
export const gb = (n: number): Gigabytes => n as Gigabytes;
export const mb = (n: number): Gigabytes => gb(n / 1024);

/** A share between 0 and 100. */
export type Percent = number & { readonly unit: 'percent' };
export const percent = (n: number): Percent => n as Percent;
