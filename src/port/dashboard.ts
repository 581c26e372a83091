/** The dashboard issue as it stands. */
export interface DashboardIssue {
  readonly url: string;
  /** As it was published; somebody may have changed it since. */
  readonly body: string;
  readonly open: boolean;
}

/** The dashboard as its job published it last. Others may have edited it: show what it says, decide nothing by it. */
export type ShownDashboard = Pick<DashboardIssue, "url" | "body">;

/** A host that may know a dashboard. */
export interface DashboardReader {
  /** Null: there is none, or it may not be read. Never throws for that. */
  readonly readDashboard: () => Promise<ShownDashboard | null>;
}

/** What a publication did, and where the dashboard is now; no url: nothing could be written. */
export interface DashboardPublished {
  readonly outcome: "created" | "updated" | "superseded" | "not-permitted";
  readonly url: string | null;
}

/** The one issue that shows what may be used. Every call reads completely or throws a HostError. */
export interface Dashboard {
  /** Null: there is none yet. */
  readonly read: () => Promise<DashboardIssue | null>;
  /** Creates it, labelled and pinned where the token may, or replaces its body and opens it again; a title that people changed stays. */
  readonly publish: (page: { readonly title: string; readonly body: string }) => Promise<DashboardPublished>;
}
