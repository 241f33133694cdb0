/** Goals, where rooms must speak of them alike. */

/** Why a service level of 100 % cannot be planned for. */
export const NOT_ALL = "Calls come at random, so no number of agents answers every one of them in time.";
