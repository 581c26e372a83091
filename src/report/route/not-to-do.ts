/** What an entry of the router warns of, behind a label that says "do not": entries begin with these words more often than not. */
export const notToDo = (written: string): string => written.replace(/^Do not /u, "");
