import type { Responder } from '../../engine/loop.ts';
import { type AnalysisParts, analysisCommand, analysisPresses, analysisSubmissions } from './handlers.ts';
import { officialPresses, officialSubmissions, resultsCommand } from './official.ts';

/** A unit looks at its drivers one by one, and records what an official assessment found. It sends nothing itself. */
export function createAnalysis(parts: AnalysisParts): Responder {
  const analysis = analysisCommand(parts);
  const results = resultsCommand(parts);
  return {
    name: 'analysis',
    presses: { ...analysisPresses(parts), ...officialPresses(parts) },
    submissions: { ...analysisSubmissions(parts), ...officialSubmissions(parts) },
    commands: { analysis, analisis: analysis, results, resultados: results },
  };
}
