import type { Loop, Responder } from '../engine/loop.ts';
import type { Seal } from '../privacy/seal.ts';
import { createAnalysis } from './analysis/index.ts';
import { createBarrierLoop } from './barrier/index.ts';
import { createCheckInLoop } from './checkin/index.ts';
import { createCoachingLoop } from './coaching/index.ts';
import { createDigestLoop } from './digest/index.ts';
import { createDirectory } from './directory.ts';
import { createDistrict } from './district/index.ts';
import { createEnrolmentLoop } from './enrolment/index.ts';
import { guide } from './guide/index.ts';
import { createHome } from './home/index.ts';
import { createImprovementLoop } from './improvement/index.ts';
import { createLearning } from './learning/index.ts';
import { createLevelsLoop } from './levels/index.ts';
import { createLoad } from './load/index.ts';
import { createMembersLoop } from './members/index.ts';
import { createModeLoop } from './mode/index.ts';
import { createOutcomes } from './outcomes/index.ts';
import { createPolicyLoop } from './policy/index.ts';
import { createPulseLoop } from './pulse/index.ts';
import { createReachLoop } from './reach/index.ts';
import { createSelectionLoop } from './selection/index.ts';
import { createSetupLoop } from './setup/index.ts';
import { createStage } from './stage/index.ts';
import { createTrainingLoop } from './training/index.ts';
import { createVoteLoop } from './vote/index.ts';
import { createWelcomeLoop } from './welcome/index.ts';

/** Every loop that comes round, and the guide, which only answers. Adding one is a folder and a line here. */
export function createLoops(parts: { readonly seal: Seal }): readonly (Loop | Responder)[] {
  const directory = createDirectory();
  const all: (Loop | Responder)[] = [
    createCheckInLoop({ directory, seal: parts.seal }),
    createDigestLoop({ directory, seal: parts.seal }),
    createCoachingLoop({ directory, seal: parts.seal }),
    createVoteLoop({ directory }),
    createEnrolmentLoop({ directory }),
    createLevelsLoop({ directory, seal: parts.seal }),
    createPulseLoop({ directory }),
    createModeLoop({ directory }),
    createImprovementLoop({ directory, seal: parts.seal }),
    createBarrierLoop({ directory, seal: parts.seal }),
    createTrainingLoop({ directory, seal: parts.seal }),
    createSelectionLoop({ directory, seal: parts.seal }),
    createLearning({ directory, seal: parts.seal }),
    createPolicyLoop({ directory, seal: parts.seal }),
    createAnalysis({ directory, seal: parts.seal }),
    createOutcomes({ directory }),
    createReachLoop({ directory }),
    createMembersLoop({ directory }),
    createWelcomeLoop({ directory }),
    createSetupLoop({ directory }),
    createDistrict({ directory }),
    createStage({ directory }),
    createLoad({ directory }),
    guide,
  ];
  // What stands on Home is answered by the loop that it belongs to.
  all.push(createHome({ directory, seal: parts.seal, others: () => all }));
  return all;
}
