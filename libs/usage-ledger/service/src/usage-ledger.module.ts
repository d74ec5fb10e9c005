import { Module, type DynamicModule } from '@nestjs/common';
import { AdmissionController } from './admit/admission.controller';
import { DraftReservation } from './admit/draft-reservation';
import { PriceList } from './admit/price-list';
import { ReserveUsage } from './admit/reserve-usage';
import { AlertBudgets } from './alerts/alert-budgets';
import { BudgetController } from './budget/budget.controller';
import { BudgetRepository } from './budget/budget.repository';
import { ChangeLimit } from './budget/change-limit';
import { PresentBudget } from './budget/present-budget';
import { RecentReservations } from './budget/recent-reservations';
import { Clock, SystemClock } from './clock';
import { DeliverEntries } from './entries/deliver-entries';
import { HandOverEntry } from './entries/hand-over-entry';
import { LineQueue } from './entries/line-queue';
import { UsageEntryRepository } from './entries/usage-entry.repository';
import { UsageQuarantine } from './entries/usage-quarantine';
import { ExportRecords } from './report/export-records';
import { ExamineBudget } from './reconcile/examine-budget';
import { ProveBudgets } from './reconcile/prove-budgets';
import { ReadBudgetLines } from './reconcile/read-budget-lines';
import { ReconcileLedger } from './reconcile/reconcile-ledger';
import { ReconciliationController } from './reconcile/reconciliation.controller';
import { ReconciliationUpkeep } from './reconcile/reconciliation-upkeep';
import { ReportController } from './report/report.controller';
import { ReportUsage } from './report/report-usage';
import { FindReplacement } from './reprice/find-replacement';
import { PlanRepricing } from './reprice/plan-repricing';
import { PriceBooks } from './reprice/price-books';
import { RepriceBudget } from './reprice/reprice-budget';
import { RepriceUsage } from './reprice/reprice-usage';
import { RepricingController } from './reprice/repricing.controller';
import { RepricingRepository } from './reprice/repricing.repository';
import { ApplyFold } from './rollups/apply-fold';
import { CompareRollups } from './rollups/compare-rollups';
import { EntryReader } from './rollups/entry-reader';
import { FoldEntries } from './rollups/fold-entries';
import { FoldHeadRepository } from './rollups/fold-head.repository';
import { RebuildRollups } from './rollups/rebuild-rollups';
import { RollupController } from './rollups/rollup.controller';
import { RollupRepository } from './rollups/rollup.repository';
import { RollupUpkeep } from './rollups/rollup-upkeep';
import { AnswerRepetition } from './settle/answer-repetition';
import { CloseReservation } from './settle/close-reservation';
import { DraftCacheHit } from './settle/draft-cache-hit';
import { FindRecorded } from './settle/find-recorded';
import { RecordCacheHit } from './settle/record-cache-hit';
import { SettleUsage } from './settle/settle-usage';
import { SettlementController } from './settle/settlement.controller';
import { DrainOutbox } from './upkeep/drain-outbox';
import { ExpireReservations } from './upkeep/expire-reservations';
import { LedgerUpkeep } from './upkeep/ledger-upkeep';
import { type UsageLedgerOptions, UsageLedgerSettings } from './usage-ledger-settings';

/**
 * The usage ledger as one Nest module. The app around it provides DocumentStore, EventLog and Metrics.
 *
 * @example
 * imports: [UsageLedgerModule.register()]
 */
@Module({})
export class UsageLedgerModule {
  static register(options: UsageLedgerOptions = {}): DynamicModule {
    return {
      module: UsageLedgerModule,
      controllers: [
        AdmissionController,
        SettlementController,
        BudgetController,
        ReportController,
        RollupController,
        ReconciliationController,
        RepricingController,
      ],
      providers: [
        { provide: UsageLedgerSettings, useValue: new UsageLedgerSettings(options) },
        { provide: Clock, useClass: SystemClock },
        ...[BudgetRepository, RecentReservations, UsageEntryRepository, UsageQuarantine, LineQueue, DeliverEntries, HandOverEntry],
        ...[PresentBudget, ChangeLimit, PriceList, DraftReservation, ReserveUsage],
        ...[CloseReservation, SettleUsage, DraftCacheHit, RecordCacheHit, FindRecorded, AnswerRepetition],
        ...[
          EntryReader,
          RollupRepository,
          FoldHeadRepository,
          ApplyFold,
          FoldEntries,
          RebuildRollups,
          CompareRollups,
          RollupUpkeep,
          AlertBudgets,
        ],
        ...[PriceBooks, RepricingRepository, PlanRepricing, FindReplacement, RepriceBudget, RepriceUsage],
        ...[ReadBudgetLines, ExamineBudget, ProveBudgets, ReconcileLedger, ReconciliationUpkeep],
        ...[ReportUsage, ExportRecords, DrainOutbox, ExpireReservations, LedgerUpkeep],
      ],
    };
  }
}
