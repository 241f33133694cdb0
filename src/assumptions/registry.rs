//! The list of all rows, from which the registry and the values of a scenario are both made.

use super::{
    Assumption, customers, demand, fatigue, hiring, hostility, incentives, learning, leaving, model, policy,
    resolution, rest, scoring, standards, strain, support, training,
};

/// Makes the registry, and the values of a scenario with one field per row, from one list.
macro_rules! registry {
    ($($(#[$doc:meta])* $field:ident: $row:path,)*) => {
        const COUNT: usize = [$(stringify!($field)),*].len();

        static ROWS: [Assumption; COUNT] = [$($row),*];

        /// Every row; rows of one group stand together.
        pub static REGISTRY: &[Assumption] = &ROWS;

        /// The coefficients of one scenario, each in the unit of its row.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Assumptions {
            $($(#[$doc])* pub $field: f64,)*
        }

        impl Assumptions {
            /// What `read` gives for each row, asked in the order of [`REGISTRY`].
            pub fn from(read: impl FnMut(&'static Assumption) -> f64) -> Self {
                let [$($field),*] = ROWS.each_ref().map(read);
                Self { $($field),* }
            }

            /// Each row with its value, in the order of [`REGISTRY`].
            pub fn values(&self) -> impl Iterator<Item = (&'static Assumption, f64)> {
                REGISTRY.iter().zip([$(self.$field),*])
            }

            /// Sets the value of the row with this id; `false` if there is none, and nothing changes.
            ///
            /// The value is taken as it is: bounds are the reader's business.
            pub fn set(&mut self, id: &str, value: f64) -> bool {
                let place = REGISTRY.iter().position(|row| row.id == id);
                place.and_then(|place| [$(&mut self.$field),*].into_iter().nth(place)).map(|slot| *slot = value).is_some()
            }
        }
    };
}

impl Assumptions {
    /// Every row's default.
    #[must_use]
    pub fn defaults() -> Self {
        Self::from(|row| row.default)
    }
}

impl Default for Assumptions {
    fn default() -> Self {
        Self::defaults()
    }
}

registry! {
    /// Hostile calls (share of calls).
    hostile_share: hostility::HOSTILE_SHARE,
    /// Scatter of how bad a hostile call is (standard deviation ÷ mean).
    hostile_severity_cv: hostility::HOSTILE_SEVERITY_CV,
    /// Length of a hostile call (times an ordinary call).
    hostile_handle_factor: hostility::HOSTILE_HANDLE_FACTOR,
    /// Waiting makes calls hostile (log-odds per minute of wait).
    hostile_wait_log_odds: hostility::HOSTILE_WAIT_LOG_ODDS,
    /// Strained agents meet more hostility (log-odds per SD of strain).
    hostile_strain_log_odds: hostility::HOSTILE_STRAIN_LOG_ODDS,
    /// Fatigue left by a hostile call (share of the way to full fatigue).
    hostile_fatigue_jump: hostility::HOSTILE_FATIGUE_JUMP,
    /// Strain from hostile calls (SD per hostile call a day more).
    hostile_strain: hostility::HOSTILE_STRAIN,
    /// Hostile calls at which strain is average (hostile calls per working day).
    hostile_reference: hostility::HOSTILE_REFERENCE,
    /// Hostility of those who call again (times the odds of a first contact).
    repeat_hostile: hostility::REPEAT_HOSTILE,
    /// Hostility of those whom an error made call (times the odds of an ordinary contact).
    failure_hostile: hostility::FAILURE_HOSTILE,
    /// Fatigue from an hour of calls (share of the way to full fatigue per busy hour).
    fatigue_growth: fatigue::FATIGUE_GROWTH,
    /// Half-life of fatigue off the phone (minutes).
    fatigue_half_life: fatigue::FATIGUE_HALF_LIFE,
    /// Fatigue still there next morning (share of the evening's fatigue).
    fatigue_overnight: fatigue::FATIGUE_OVERNIGHT,
    /// What experience leaves of that (times).
    fatigue_tenure_buffer: fatigue::FATIGUE_TENURE_BUFFER,
    /// Years until experience protects (years).
    fatigue_tenure_years: fatigue::FATIGUE_TENURE_YEARS,
    /// Calls grow longer over a shift (share per hour on shift).
    handle_per_hour: fatigue::HANDLE_PER_HOUR,
    /// Fatigue removed by a short break (share of fatigue).
    break_removes: rest::BREAK_REMOVES,
    /// Length of such a break (minutes).
    break_minutes: rest::BREAK_MINUTES,
    /// Fatigue removed by a pause after a hostile call (share of that call's fatigue).
    pause_removes: rest::PAUSE_REMOVES,
    /// Length of such a pause (minutes).
    pause_minutes: rest::PAUSE_MINUTES,
    /// Breaks taken together: handling time (share of handling time).
    team_break_handle: rest::TEAM_BREAK_HANDLE,
    /// Breaks taken together: support felt (SD of support).
    team_break_support: rest::TEAM_BREAK_SUPPORT,
    /// Breaks taken together that have the whole effect (minutes per agent per week).
    team_break_minutes: model::TEAM_BREAK_MINUTES,
    /// Strain removed by a week's leave (SD per leave of at least a week).
    leave_drop: rest::LEAVE_DROP,
    /// Half-life of leave's effect, fading fast (weeks).
    rebound_half_life: rest::REBOUND_HALF_LIFE,
    /// Half-life of leave's effect, fading slowly (weeks).
    rebound_half_life_slow: rest::REBOUND_HALF_LIFE_SLOW,
    /// Strain removed by a rest day (share of strain above one's own baseline).
    rest_day_removes: rest::REST_DAY_REMOVES,
    /// Rest days in a row that still help (days).
    rest_saturation: rest::REST_SATURATION,
    /// Strain that belongs to the person (share of the variance of strain).
    trait_share: strain::TRAIT_SHARE,
    /// Time in which strain follows its causes (weeks).
    strain_tau: strain::STRAIN_TAU,
    /// Most strain that is carried (SD from the average).
    strain_bound: strain::STRAIN_BOUND,
    /// Strain from high occupancy (SD per unit of occupancy above the threshold).
    occupancy_strain: strain::OCCUPANCY_STRAIN,
    /// Occupancy from which strain grows (share of time on the phone).
    occupancy_threshold: strain::OCCUPANCY_THRESHOLD,
    /// Strained agents take longer (share of handling time per SD of strain).
    handle_per_sd: strain::HANDLE_PER_SD,
    /// People hurry when load is high (log handling time per unit of log load).
    load_speed_up: strain::LOAD_SPEED_UP,
    /// Usual occupancy (share of time on the phone).
    load_reference: model::LOAD_REFERENCE,
    /// Lasting overwork makes them slower (log handling time per unit of log load).
    overwork_slow_down: strain::OVERWORK_SLOW_DOWN,
    /// How long overwork is remembered (weeks).
    overwork_memory: strain::OVERWORK_MEMORY,
    /// Strained agents are absent more (times the absence rate per SD of strain).
    absence_ratio: strain::ABSENCE_RATIO,
    /// Mean length of an absence (working days).
    absence_spell_days: strain::ABSENCE_SPELL_DAYS,
    /// Longer rather than more absences (part of strain's effect).
    absence_duration_part: strain::ABSENCE_DURATION_PART,
    /// Strained agents leave more (times the rate of leaving per SD of strain).
    quit_ratio: leaving::QUIT_RATIO,
    /// Agents who leave in a year (leavers ÷ average headcount).
    leaving_per_year: leaving::LEAVING_PER_YEAR,
    /// Newcomers leave more (times the later rate of leaving).
    leaving_early_ratio: leaving::LEAVING_EARLY_RATIO,
    /// How long someone counts as a newcomer (weeks).
    leaving_early_weeks: leaving::LEAVING_EARLY_WEEKS,
    /// Leaving that strain has no part in (share of those who leave).
    leaving_other_share: leaving::LEAVING_OTHER_SHARE,
    /// Newcomer's productivity at the start (share of an experienced agent's).
    learning_start: learning::LEARNING_START,
    /// Time in which newcomers catch up (weeks).
    learning_tau: learning::LEARNING_TAU,
    /// Catching up in an experienced team (times the time constant).
    experienced_team: learning::EXPERIENCED_TEAM,
    /// Skill lost while away (share of what was learned per week away).
    forgetting: learning::FORGETTING,
    /// Time on the phone while nesting (share of an agent's time on the phone).
    nesting_phone_share: learning::NESTING_PHONE_SHARE,
    /// Agents differ in speed (standard deviation ÷ mean of handling time between agents).
    speed_cv: learning::SPEED_CV,
    /// Two kinds of programme together (times the mean of the two).
    pair_factor: support::PAIR_FACTOR,
    /// Most that all programmes together remove (SD of strain).
    strain_cap: support::STRAIN_CAP,
    /// Supportive leadership: strain (SD of strain per SD of leadership).
    leadership_strain: support::LEADERSHIP_STRAIN,
    /// Supportive leadership: leaving (times the rate of leaving per SD of leadership).
    leadership_quits: support::LEADERSHIP_QUITS,
    /// Supportive leadership: protection from hostility (share of hostility's strain removed per SD of leadership).
    leadership_buffer: support::LEADERSHIP_BUFFER,
    /// Being heard: leaving (times the rate of leaving after a round).
    voice_quits: support::VOICE_QUITS,
    /// Being heard: how long it lasts (months to half).
    voice_half_life: support::VOICE_HALF_LIFE,
    /// Asked and then ignored: leaving (times the rate of leaving after a round).
    voice_ignored: support::VOICE_IGNORED,
    /// Peer network: strain (SD of strain).
    peer_strain: support::PEER_STRAIN,
    /// Peer network: how long it lasts (months to half).
    peer_half_life: support::PEER_HALF_LIFE,
    /// Peer network: leaving (times the rate of leaving).
    peer_quits: support::PEER_QUITS,
    /// Stress-management training: strain (SD of strain).
    stress_strain: support::STRESS_STRAIN,
    /// Stress-management training: how long it lasts (months to half).
    stress_half_life: support::STRESS_HALF_LIFE,
    /// The same in groups in paid time (times the effect).
    group_factor: support::GROUP_FACTOR,
    /// Resilience training: strain (SD of strain).
    resilience_strain: support::RESILIENCE_STRAIN,
    /// Resilience training: how long it lasts (months to half).
    resilience_half_life: support::RESILIENCE_HALF_LIFE,
    /// Counselling: who uses it (share of agents per year).
    counselling_uptake: support::COUNSELLING_UPTAKE,
    /// Counselling: strain of its users (SD of strain).
    counselling_strain: support::COUNSELLING_STRAIN,
    /// Counselling: absence of its users (times the absence rate).
    counselling_absence: support::COUNSELLING_ABSENCE,
    /// Exercise before the shift: what a hostile call does (times the fatigue and strain of a hostile call).
    pre_shift_impulse: support::PRE_SHIFT_IMPULSE,
    /// Unexpected recognition: output (share of output).
    recognition_output: incentives::RECOGNITION_OUTPUT,
    /// Unexpected recognition: how long it lasts (weeks).
    recognition_weeks: incentives::RECOGNITION_WEEKS,
    /// Each further recognition (times the effect of the one before).
    recognition_habituation: incentives::RECOGNITION_HABITUATION,
    /// Recognition announced beforehand (share of its effect that is left).
    recognition_announced: incentives::RECOGNITION_ANNOUNCED,
    /// Unexpected recognition: strain (SD of strain).
    recognition_strain: incentives::RECOGNITION_STRAIN,
    /// Attendance reward: absence (times the absence rate).
    attendance_absence: incentives::ATTENDANCE_ABSENCE,
    /// Attendance reward: output of those who came anyway (share of output).
    attendance_output: incentives::ATTENDANCE_OUTPUT,
    /// Fear for the job: strain (SD of strain at full shock).
    shock_strain: incentives::SHOCK_STRAIN,
    /// Fear for the job: leaving (times the rate of leaving at full shock).
    shock_quits: incentives::SHOCK_QUITS,
    /// Honest communication in that time (share of the shock removed).
    communication_removes: incentives::COMMUNICATION_REMOVES,
    /// Sending people home when quiet: strain (SD of strain).
    send_home_strain: incentives::SEND_HOME_STRAIN,
    /// Sending people home when quiet: leaving (times the rate of leaving).
    send_home_quits: incentives::SEND_HOME_QUITS,
    /// Agents who would rather go home when it is quiet (share of agents).
    send_home_willing: model::SEND_HOME_WILLING,
    /// Technical training: speed at once (share of output).
    technical_gain: training::TECHNICAL_GAIN,
    /// Technical training: what stays (share of the gain).
    technical_permanent: training::TECHNICAL_PERMANENT,
    /// Technical training: half-life of the rest (weeks).
    technical_half_life: training::TECHNICAL_HALF_LIFE,
    /// Technical training: colleagues who were not trained (share of output per share of the team trained).
    technical_spill: training::TECHNICAL_SPILL,
    /// Soft-skill training: hostile calls calmed (share of hostile calls per SD of skill).
    soft_deescalates: training::SOFT_DEESCALATES,
    /// Soft-skill training: what a hostile call does (times the fatigue and strain of a hostile call).
    soft_impulse: training::SOFT_IMPULSE,
    /// Soft-skill training: half-life without coaching (months to half).
    soft_half_life: training::SOFT_HALF_LIFE,
    /// Soft-skill training: callers whom an error made call (points of 100 of satisfaction).
    soft_satisfaction: training::SOFT_SATISFACTION,
    /// Selecting newcomers who strain less (correlation of the selection with strain's trait part).
    hiring_validity: hiring::HIRING_VALIDITY,
    /// Job test: leaving (times the rate of leaving of tested newcomers).
    test_quits: hiring::TEST_QUITS,
    /// Referred newcomers: leaving (times the rate of leaving of referred newcomers).
    referral_quits: hiring::REFERRAL_QUITS,
    /// Bonus for staying: leaving (log of the rate of leaving per tenth of pay).
    stay_bonus_quits: hiring::STAY_BONUS_QUITS,
    /// Money spent to replace someone (share of a year's pay).
    replacement_cash: hiring::REPLACEMENT_CASH,
    /// First-contact resolution (share of issues).
    first_resolution: resolution::FIRST_RESOLUTION,
    /// Repeats are harder to resolve (times the odds of a first contact).
    repeat_odds: resolution::REPEAT_ODDS,
    /// Agents differ in what they resolve (standard deviation between agents, share of issues).
    resolution_sd: resolution::RESOLUTION_SD,
    /// Fast agents resolve less, or more (correlation of speed with resolution).
    speed_resolution: resolution::SPEED_RESOLUTION,
    /// Newcomers resolve less (share of issues fewer on the first day).
    newcomer_resolution: resolution::NEWCOMER_RESOLUTION,
    /// Strained agents resolve less (share of issues fewer per SD of strain).
    strain_resolution: resolution::STRAIN_RESOLUTION,
    /// Tired agents resolve less (log-odds fewer at full fatigue).
    fatigue_resolution: resolution::FATIGUE_RESOLUTION,
    /// Resolution falls over a shift (share of issues fewer per hour on shift).
    hour_resolution: resolution::HOUR_RESOLUTION,
    /// Hurried calls resolve less (log-odds per unit of log handling time).
    handle_resolution: resolution::HANDLE_RESOLUTION,
    /// Unresolved customers call again (share of issues left unresolved).
    calls_back: resolution::CALLS_BACK,
    /// Time until they call again (days, median).
    repeat_delay: resolution::REPEAT_DELAY,
    /// Scatter of that time (standard deviation ÷ mean).
    repeat_delay_cv: resolution::REPEAT_DELAY_CV,
    /// Calls that errors elsewhere make (share of first contacts).
    upstream_share: customers::UPSTREAM_SHARE,
    /// Issues that need the department (share of the issues of a cause).
    handoff_share: customers::HANDOFF_SHARE,
    /// Time until a customer chases (days, mean).
    chase_days: customers::CHASE_DAYS,
    /// Calls counted today that nobody answered (share of calls).
    unanswered_today: customers::UNANSWERED_TODAY,
    /// Satisfaction today (points of 100).
    satisfaction_level: customers::SATISFACTION_LEVEL,
    /// Being resolved satisfies (points of 100).
    satisfaction_resolved: customers::SATISFACTION_RESOLVED,
    /// Having to call again annoys (points of 100 fewer per contact before).
    satisfaction_prior: customers::SATISFACTION_PRIOR,
    /// Waiting annoys (points of 100 fewer per minute of wait).
    satisfaction_minute: customers::SATISFACTION_MINUTE,
    /// Strained agents satisfy less (points of 100 fewer per SD of strain).
    satisfaction_strain: customers::SATISFACTION_STRAIN,
    /// Hostile callers are less satisfied (points of 100 fewer).
    satisfaction_hostile: customers::SATISFACTION_HOSTILE,
    /// Customers lost over an unresolved issue (share of issues that end unresolved).
    lost_unresolved: customers::LOST_UNRESOLVED,
    /// Customers lost over an unanswered call (share of issues given up unanswered).
    lost_abandoned: customers::LOST_ABANDONED,
    /// Empowerment: strain (SD of strain at full empowerment).
    empowerment_strain: demand::EMPOWERMENT_STRAIN,
    /// Empowerment: protection from hostility (share of hostility's strain removed at full empowerment).
    empowerment_buffer: demand::EMPOWERMENT_BUFFER,
    /// Empowerment: resolution (share of issues more at full empowerment).
    empowerment_resolution: demand::EMPOWERMENT_RESOLUTION,
    /// Empowerment: handling time (share of handling time at full empowerment).
    empowerment_handle: demand::EMPOWERMENT_HANDLE,
    /// Staff exchange: errors elsewhere (times the calls that causes make).
    exchange_errors: demand::EXCHANGE_ERRORS,
    /// Staff exchange: until it works (months).
    exchange_months: demand::EXCHANGE_MONTHS,
    /// Staff exchange: strain (SD of strain).
    exchange_strain: demand::EXCHANGE_STRAIN,
    /// Self-service leaves the harder calls (share of handling time per share of contacts taken).
    deflection_harder: demand::DEFLECTION_HARDER,
    /// How closely individuals are monitored today (share of full monitoring).
    monitoring_today: policy::MONITORING_TODAY,
    /// Monitoring: strain (SD from none to full).
    monitoring_strain: policy::MONITORING_STRAIN,
    /// Monitoring: output (share of output from none to full).
    monitoring_output: policy::MONITORING_OUTPUT,
    /// Monitoring felt as a threat (times its strain).
    monitoring_punitive: policy::MONITORING_PUNITIVE,
    /// Monitoring felt as help (times its strain).
    monitoring_developmental: policy::MONITORING_DEVELOPMENTAL,
    /// People who do less when nobody looks (share of agents).
    opportunists: policy::OPPORTUNISTS,
    /// Fewer of them where people are treated well (share fewer per SD of leadership).
    opportunists_support: policy::OPPORTUNISTS_SUPPORT,
    /// What they do less, wholly unwatched (share of output).
    effort_loss: policy::EFFORT_LOSS,
    /// Learning where no figures are kept (times its time constant).
    unmeasured_learning: policy::UNMEASURED_LEARNING,
    /// People aim at a handling-time target (log of handling time per unit of pressure).
    handle_rush: policy::HANDLE_RUSH,
    /// Pressure of such a target: strain (SD per unit of pressure).
    handle_strain: policy::HANDLE_STRAIN,
    /// Measuring teams: output (share of output).
    team_output: policy::TEAM_OUTPUT,
    /// People who lean on their team (share of agents).
    free_riders: policy::FREE_RIDERS,
    /// Coaching: learning (times its time constant).
    coaching_learning: policy::COACHING_LEARNING,
    /// Coaching: output (share of output).
    coaching_output: policy::COACHING_OUTPUT,
    /// People whom feedback makes worse (share of those coached).
    feedback_harm: policy::FEEDBACK_HARM,
    /// Coaching: strain taken off (SD).
    coaching_strain: policy::COACHING_STRAIN,
    /// How long coaching lasts (months to half).
    coaching_half_life: policy::COACHING_HALF_LIFE,
    /// Write-ups: output afterwards (share of output).
    write_up_output: policy::WRITE_UP_OUTPUT,
    /// An unjust write-up: strain (SD).
    write_up_unjust: policy::WRITE_UP_UNJUST,
    /// A just write-up: strain (SD).
    write_up_just: policy::WRITE_UP_JUST,
    /// How long a write-up hurts (weeks until a third is left).
    write_up_weeks: policy::WRITE_UP_WEEKS,
    /// Quitting after a write-up (times the hazard).
    write_up_quits: policy::WRITE_UP_QUITS,
    /// For how long (weeks).
    write_up_quit_weeks: policy::WRITE_UP_QUIT_WEEKS,
    /// What one evaluated call says about the agent (share of its variance between agents).
    qa_icc: scoring::QA_ICC,
    /// What one survey says about the agent (share of its variance between agents).
    satisfaction_icc: scoring::SATISFACTION_ICC,
    /// What one issue's resolution says about the agent (share of its variance between agents).
    resolution_icc: scoring::RESOLUTION_ICC,
    /// What one call's time says about the agent (share of its variance between agents).
    handle_icc: scoring::HANDLE_ICC,
    /// What one day's adherence or attendance says about the agent (share of its variance between agents).
    day_icc: scoring::DAY_ICC,
    /// What a compliment says about the agent (share of one call's variance between agents).
    compliment_icc: scoring::COMPLIMENT_ICC,
    /// Contacts get shorter under pressure (log handling time per unit of log work pressure).
    standards_elasticity: standards::STANDARDS_ELASTICITY,
    /// Time in which standards sink to what is done (weeks).
    standards_tau_down: standards::STANDARDS_TAU_DOWN,
    /// Time in which standards rise again (weeks).
    standards_tau_up: standards::STANDARDS_TAU_UP,
    /// Least time that a contact can take (times the undisturbed handling time).
    standards_least: standards::STANDARDS_LEAST,
}
