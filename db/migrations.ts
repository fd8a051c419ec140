import type { Migration } from 'kysely/migration'
import * as directory from './migrations/0001_directory.ts'
import * as survey from './migrations/0002_survey.ts'
import * as response from './migrations/0003_response.ts'
import * as tally from './migrations/0004_tally.ts'
import * as release from './migrations/0005_release.ts'
import * as answeredHour from './migrations/0006_answered_hour.ts'
import * as scan from './migrations/0007_scan.ts'
import * as form from './migrations/0008_form.ts'
import * as tallyCell from './migrations/0009_tally_cell.ts'
import * as partialKiosk from './migrations/0012_partial_kiosk.ts'
import * as token from './migrations/0013_token.ts'
import * as reply from './migrations/0014_reply.ts'
import * as setAside from './migrations/0015_set_aside.ts'
import * as consoleOfStaff from './migrations/0020_console.ts'
import * as account from './migrations/0021_account.ts'
import * as directoryConsole from './migrations/0025_directory_console.ts'
import * as questionnaireLife from './migrations/0030_questionnaire_life.ts'
import * as extra from './migrations/0031_extra.ts'
import * as surveyPlan from './migrations/0032_survey_plan.ts'
import * as codesSetUp from './migrations/0035_codes_set_up.ts'
import * as releaseEdition from './migrations/0040_release_edition.ts'
import * as month from './migrations/0041_month.ts'
import * as published from './migrations/0050_published.ts'
import * as practice from './migrations/0060_practice.ts'
import * as importTries from './migrations/0061_import_tries.ts'
import * as practiceUnpublished from './migrations/0062_practice_unpublished.ts'
import * as hour from './migrations/0070_hour.ts'
import * as visitCount from './migrations/0071_visit_count.ts'
import * as priority from './migrations/0072_priority.ts'
import * as comment from './migrations/0075_comment.ts'
import * as alert from './migrations/0076_alert.ts'
import * as followUp from './migrations/0080_follow_up.ts'
import * as report from './migrations/0081_report.ts'
import * as evidence from './migrations/0085_evidence.ts'
import * as indicator from './migrations/0086_indicator.ts'
import * as performance from './migrations/0090_performance.ts'
import * as fairTreatment from './migrations/0091_fair_treatment.ts'
import * as learning from './migrations/0092_learning.ts'
import * as charter from './migrations/0095_charter.ts'
import * as visitMonth from './migrations/0096_visit_month.ts'
import * as pastJob from './migrations/0100_past_job.ts'
import * as commentKeyGone from './migrations/0105_comment_key_gone.ts'
import * as integrity from './migrations/0110_integrity.ts'
import * as tallyRoom from './migrations/0111_tally_room.ts'

/** Every migration in order. Forward only; a merged one is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_directory': directory,
  '0002_survey': survey,
  '0003_response': response,
  '0004_tally': tally,
  '0005_release': release,
  '0006_answered_hour': answeredHour,
  '0007_scan': scan,
  '0008_form': form,
  '0009_tally_cell': tallyCell,
  '0012_partial_kiosk': partialKiosk,
  '0013_token': token,
  '0014_reply': reply,
  '0015_set_aside': setAside,
  '0020_console': consoleOfStaff,
  '0021_account': account,
  '0025_directory_console': directoryConsole,
  '0030_questionnaire_life': questionnaireLife,
  '0031_extra': extra,
  '0032_survey_plan': surveyPlan,
  '0035_codes_set_up': codesSetUp,
  '0040_release_edition': releaseEdition,
  '0041_month': month,
  '0050_published': published,
  '0060_practice': practice,
  '0061_import_tries': importTries,
  '0062_practice_unpublished': practiceUnpublished,
  '0070_hour': hour,
  '0071_visit_count': visitCount,
  '0072_priority': priority,
  '0075_comment': comment,
  '0076_alert': alert,
  '0080_follow_up': followUp,
  '0081_report': report,
  '0085_evidence': evidence,
  '0086_indicator': indicator,
  '0090_performance': performance,
  '0091_fair_treatment': fairTreatment,
  '0092_learning': learning,
  '0095_charter': charter,
  '0096_visit_month': visitMonth,
  '0100_past_job': pastJob,
  '0105_comment_key_gone': commentKeyGone,
  '0110_integrity': integrity,
  '0111_tally_room': tallyRoom,
}
