import { Module, type DynamicModule } from '@nestjs/common';
import { AnalysesController } from './analyses/analyses.controller';
import { AnalysisAnnouncer } from './analyses/analysis-announcer';
import { AnalysisRepository } from './analyses/analysis.repository';
import { AnalysisViews } from './analyses/analysis-views';
import { AnalysisWaiter } from './analyses/analysis-waiter';
import { InterpretMeasurement } from './analyses/interpret-measurement';
import { RequestAnalysis } from './analyses/request-analysis';
import { ResumeAnalyses } from './analyses/resume-analyses';
import { RunAnalysis } from './analyses/run-analysis';
import { AudioFeaturesSettings } from './audio-features-settings';
import { AddAudioFile } from './audio-files/add-audio-file';
import { AudioFileRepository } from './audio-files/audio-file.repository';
import { AudioFilesController } from './audio-files/audio-files.controller';
import { DeleteAudioFile } from './audio-files/delete-audio-file';
import { FindWaveform } from './audio-files/find-waveform';
import { ReleaseBlobs } from './audio-files/release-blobs';
import { BatchItemRepository } from './batches/batch-item.repository';
import { BatchItemsController } from './batches/batch-items.controller';
import { BatchProgress } from './batches/batch-progress';
import { BatchRepository } from './batches/batch.repository';
import { BatchViews } from './batches/batch-views';
import { BatchesController } from './batches/batches.controller';
import { BeginBatch } from './batches/begin-batch';
import { QuoteBatch } from './batches/quote-batch';
import { ResumeBatches } from './batches/resume-batches';
import { RunBatchItem } from './batches/run-batch-item';
import { RunningBatches } from './batches/running-batches';
import { SteerBatch } from './batches/steer-batch';
import { SubmitBatch } from './batches/submit-batch';
import { MeasureContent } from './measurements/measure-content';
import { MeasurementRepository } from './measurements/measurement.repository';
import { SecondOpinions } from './second-opinion/second-opinions';
import { MakeStems } from './stems/make-stems';
import { SeparateStems } from './stems/separate-stems';
import { StemFolders } from './stems/stem-folders';
import { StemRepository } from './stems/stem.repository';
import { StemsController } from './stems/stems.controller';
import { StemWorkers } from './stems/stem-workers';
import { AnalysisWorkers } from './workers/analysis-workers';

const audioFiles = [AudioFileRepository, AddAudioFile, DeleteAudioFile, FindWaveform, ReleaseBlobs];
const measurements = [MeasurementRepository, MeasureContent, AnalysisWorkers, SecondOpinions];
const stems = [StemRepository, StemFolders, StemWorkers, MakeStems, SeparateStems];
const analyses = [
  AnalysisRepository,
  AnalysisViews,
  AnalysisWaiter,
  AnalysisAnnouncer,
  InterpretMeasurement,
  RequestAnalysis,
  RunAnalysis,
  ResumeAnalyses,
];
const batches = [
  BatchRepository,
  BatchItemRepository,
  BatchViews,
  BatchProgress,
  BeginBatch,
  QuoteBatch,
  SubmitBatch,
  SteerBatch,
  RunBatchItem,
  RunningBatches,
  ResumeBatches,
];

/** The service that hears: files, measurements, analyses, batches. It needs messaging, persistence and blobs around it. */
@Module({})
export class AudioFeaturesModule {
  static register(settings: AudioFeaturesSettings): DynamicModule {
    return {
      module: AudioFeaturesModule,
      controllers: [AudioFilesController, AnalysesController, BatchesController, BatchItemsController, StemsController],
      providers: [
        { provide: AudioFeaturesSettings, useValue: settings },
        ...audioFiles,
        ...measurements,
        ...stems,
        ...analyses,
        ...batches,
      ],
    };
  }
}
