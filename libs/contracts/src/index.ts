export { errorCatalogue, isErrorCode, type ErrorCode, type ErrorDescription } from './errors/error-catalogue';
export { EarshotError, isEarshotError, type EarshotErrorOptions, type ErrorDetails } from './errors/earshot-error';
export { defineRequest, type RequestContract } from './messages/define-request';
export { defineStream, type StreamContract } from './messages/define-stream';
export { defineEvent, type EventContract } from './messages/define-event';
export { defineJob, type JobContract } from './messages/define-job';
export { pageOf, pageRequest, type Page, type PageRequest } from './messages/page';
export { callerIdentity, role, systemCaller, type CallerIdentity, type Role } from './identity/caller-identity';
export { audioFormat, type AudioFormat } from './audio-features/audio-format';
export {
  analysisLevel,
  measuredFeatures,
  type AnalysisLevel,
  type ChordSegment,
  type MeasuredFeatures,
  type Mode,
} from './audio-features/measured-features';
export { waveform, type Waveform } from './audio-features/waveform';
export {
  addAudioFile,
  audioFileFilter,
  audioFileView,
  countAudioFiles,
  deleteAudioFile,
  findAudioFiles,
  findWaveform,
  listAudioFiles,
  tagAudioFile,
  type AudioFileFilter,
  type AudioFileView,
} from './audio-features/audio-file';
export {
  analysisChanged,
  analysisStatus,
  analysisView,
  findAnalyses,
  listAnalyses,
  phaseFailure,
  requestAnalysis,
  runAnalysis,
  vibeView,
  type AnalysisStatus,
  type AnalysisView,
  type Evidence,
  type PhaseFailure,
  type VibeView,
} from './audio-features/analysis';
export {
  batchCancelled,
  batchItemView,
  batchProgressed,
  batchQuote,
  batchStatus,
  batchView,
  cancelBatch,
  findBatch,
  listBatches,
  listBatchItems,
  retryBatch,
  runBatchItem,
  submitBatch,
  type BatchItemView,
  type BatchQuote,
  type BatchStatus,
  type BatchView,
} from './audio-features/batch';
export { cacheCleared, cacheStats, clearCache, findCacheStats, type CacheStats, type ClearedAnswers } from './ai-router/answer-cache';
export { apiKeyName, apiKeySwitched, switchApiKey, type ApiKeyName } from './ai-router/api-key';
export { findStem, separateStems, stemKind, stemView, type StemKind, type StemView } from './audio-features/stems';
export { attempt, type Attempt } from './ai-router/attempt';
export { chatParameters, type ChatParameters } from './ai-router/chat-parameters';
export { compressionReport, type CompressionReport } from './ai-router/compression-report';
export { conversationMessage, toolCall, type ConversationMessage, type ToolCall } from './ai-router/conversation-message';
export {
  completeTask,
  completion,
  completionDelta,
  completionRequest,
  estimateCompletion,
  quality,
  streamTask,
  type Completion,
  type CompletionDelta,
  type CompletionRequest,
  type Quality,
} from './ai-router/completion';
export { batchAnswer, completeTasks, mostBatchQuestions, type BatchAnswer } from './ai-router/completion-batch';
export { listModels, modelView, type ModelView } from './ai-router/model-view';
export { listPromptTemplates, promptTemplateView, type PromptTemplateView } from './ai-router/prompt-template-view';
export { listTaskRoutes, taskRouteView, type TaskRouteView } from './ai-router/task-route-view';
export { vibeReading, type VibeReading } from './ai-router/vibe';
export { budgetView, findBudget, setBudgetUsd, setPlan, type BudgetView } from './usage-ledger/budget';
export { alertPercents, budgetAlerted } from './usage-ledger/budget-alert';
export { plan, type Plan } from './usage-ledger/plan';
export { attemptId, quotePrice, recordCacheHit, reserveUsage, settleUsage, voidUsage } from './usage-ledger/reservation';
export {
  ledgerDifference,
  reconcileLedger,
  reconciliationReport,
  type LedgerDifference,
  type ReconciliationReport,
} from './usage-ledger/reconciliation';
export { repricedModel, repriceUsage, type RepricedModel } from './usage-ledger/repricing';
export { rebuildRollups } from './usage-ledger/rollups';
export { noTokens, tokenUsage, type TokenUsage } from './usage-ledger/token-usage';
export { exportUsageRecords } from './usage-ledger/usage-export';
export { listUsageRecords, usageFilter, usageRecord, usageRecorded, type UsageFilter, type UsageRecord } from './usage-ledger/usage-record';
export { reportUsage, usageGroup, usageReport, type UsageGroup, type UsageReport } from './usage-ledger/usage-report';
export { addUsd, formatNanoUsd, formatSixDecimals, parseNanoUsd, usdAmount, type UsdAmount } from './usage-ledger/usd-amount';
