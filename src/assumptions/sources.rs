//! The publications that rows rest on, each once, and what was seen of them.

use super::{Seen, Source};

/// A publication whose abstract, first page or text was read.
const fn read(cite: &'static str, doi: Option<&'static str>) -> Source {
    Source { cite, doi, seen: Seen::FirstPage }
}

/// A publication of which only others' reports were read.
const fn reported(cite: &'static str) -> Source {
    Source { cite, doi: None, seen: Seen::Secondary }
}

pub(super) const ADHVARYU_2022: Source =
    read("Adhvaryu, Molina & Nyshadham 2022, Economic Journal (NBER w25866)", None);
pub(super) const AHOLA_2017: Source = read("Ahola et al. 2017, Burnout Research 4:1-11", None);
pub(super) const ALBULESCU_2022: Source =
    read("Albulescu et al. 2022, PLOS ONE", Some("10.1371/journal.pone.0272460"));
pub(super) const ALFITIAN_2023: Source =
    read("Alfitian, Sliwka & Vogelsang 2023, Management Science", Some("10.1287/mnsc.2022.00484"));
pub(super) const ALLEXANDRE_2016: Source = read(
    "Allexandre et al. 2016, Journal of Occupational and Environmental Medicine 58:254-264",
    Some("10.1097/JOM.0000000000000680"),
);
pub(super) const ALTMAN_2021: Source = read(
    "Altman et al. 2021, Manufacturing & Service Operations Management 23:854-875",
    Some("10.1287/msom.2020.0897"),
);
pub(super) const ASTUTI_2021: Source = read("Astuti & Helmi 2021", None);
pub(super) const AWA_2010: Source =
    read("Awa et al. 2010, Patient Education and Counseling 78:184-190", None);
pub(super) const BAKKER_2003: Source = read(
    "Bakker, Demerouti & Schaufeli 2003, European Journal of Work and Organizational Psychology 12:393-417",
    None,
);
pub(super) const BATT_1999: Source =
    read("Batt 1999, Industrial and Labor Relations Review 52:539-564", Some("10.1177/001979399905200403"));
pub(super) const BATT_2002: Source = read("Batt 2002, Academy of Management Journal 45:587-597", None);
pub(super) const BATT_MOYNIHAN_2006: Source = read("Batt & Moynihan 2006, CAHRS Working Paper 06-01", None);
pub(super) const BENNETT_2018: Source = read("Bennett et al. 2018, Journal of Organizational Behavior", None);
pub(super) const BERRY_JAEKER_2017: Source =
    read("Berry Jaeker & Tucker 2017, Management Science 63:1042-1062", None);
pub(super) const BES_2023: Source = read(
    "Bes et al. 2023, International Archives of Occupational and Environmental Health 96:1211-1223",
    Some("10.1007/s00420-023-02009-z"),
);
pub(super) const BOLO_2023: Source = read("Bolo et al. 2023, Interaction Studies", None);
pub(super) const BOND_2008: Source =
    read("Bond, Flaxman & Bunce 2008, Journal of Applied Psychology 93:645-654", None);
pub(super) const BOND_FLAXMAN_2006: Source =
    read("Bond & Flaxman 2006, Journal of Organizational Behavior Management 26", None);
pub(super) const BRADLER_2016: Source =
    read("Bradler et al. 2016, Management Science, and its draft of 2011", None);
pub(super) const BRYNJOLFSSON_2025: Source = read(
    "Brynjolfsson, Li & Raymond 2025, Quarterly Journal of Economics 140:889-942",
    Some("10.1093/qje/qjae044"),
);
pub(super) const BURKS_2015: Source = read("Burks et al. 2015, Quarterly Journal of Economics", None);
pub(super) const BURNOUT_REVIEW_2017: Source =
    read("Systematic review of work environment and burnout 2017, BMC Public Health (PMC5356239)", None);
pub(super) const CALLMINER_2019: Source = reported("CallMiner 2019, a vendor's analysis of calls");
pub(super) const CASTANHEIRA_2010: Source =
    read("Castanheira & Chambel 2010, Human Resource Management", Some("10.1002/hrm.20393"));
pub(super) const CHENG_2008: Source = read("Cheng & Chan 2008", None);
pub(super) const COLLEWET_2017: Source =
    read("Collewet & Sauermann 2017, Labour Economics (IZA DP 10722)", None);
pub(super) const CONTACTBABEL: Source = reported("ContactBabel, surveys of US contact centres 2008-2014");
pub(super) const CORBEANU_2023: Source = read(
    "Corbeanu et al. 2023, European Journal of Work and Organizational Psychology 32:599-616",
    Some("10.1080/1359432X.2023.2209320"),
);
pub(super) const COUNSELLING_2019: Source =
    read("Study of counselling with 152 matched pairs, 2019, author not seen", None);
pub(super) const DAI_2015: Source =
    read("Dai et al. 2015, Journal of Applied Psychology 100:846-862", Some("10.1037/a0038067"));
pub(super) const DEERY_2002: Source = read(
    "Deery, Iverson & Walsh 2002, Journal of Management Studies 39:471-496",
    Some("10.1111/1467-6486.00300"),
);
pub(super) const DE_BLOOM_2009: Source =
    read("de Bloom et al. 2009, Journal of Occupational Health", Some("10.1539/joh.k8004"));
pub(super) const DE_GRIP_2012: Source = read("De Grip & Sauermann 2012, Economic Journal 122:376-399", None);
pub(super) const DE_GRIP_2016: Source =
    read("De Grip, Sauermann & Sieben 2016, Journal of Economic Behavior & Organization 126:39-54", None);
pub(super) const DITECCO_1992: Source = read("DiTecco et al. 1992, Applied Ergonomics 23:29-34", None);
pub(super) const DOGAN_2007: Source = reported("Dogan 2007, as Struben, Sterman & Keith 2015 report it");
pub(super) const DORMANN_ZAPF_2004: Source = read(
    "Dormann & Zapf 2004, Journal of Occupational Health Psychology 9:61-82",
    Some("10.1037/1076-8998.9.1.61"),
);
pub(super) const DUDENHOEFFER_2015: Source =
    read("Dudenhöffer & Dormann 2015", Some("10.1027/1866-5888/a000132"));
pub(super) const EFRAT_TREISTER_2019: Source =
    read("Efrat-Treister et al. 2019, PLOS ONE", Some("10.1371/journal.pone.0218184"));
pub(super) const EFRAT_TREISTER_2020: Source = read("Efrat-Treister, Moriah & Rafaeli 2020", None);
pub(super) const FEINBERG_2000: Source =
    read("Feinberg et al. 2000, International Journal of Service Industry Management 11:131-141", None);
pub(super) const FLORY: Source =
    read("Flory, Leibbrandt & List, working paper on relative pay and sabotage in a call centre", None);
pub(super) const GANS_2010: Source =
    read("Gans et al. 2010, IMS Collections 6:99-123", Some("10.1214/10-IMSCOLL608"));
pub(super) const GARBERS_2014: Source = read(
    "Garbers & Konradt 2014, Journal of Occupational and Organizational Psychology",
    Some("10.1111/joop.12039"),
);
pub(super) const GLOBAL_REPORT_2007: Source =
    reported("Holman, Batt & Holtgrewe 2007, Global Call Center Report");
pub(super) const GRANDEY_2004: Source = read(
    "Grandey, Dickter & Sin 2004, Journal of Organizational Behavior 25:397-418",
    Some("10.1002/job.252"),
);
pub(super) const GRANT_2007: Source =
    reported("Grant et al. 2007, Organizational Behavior and Human Decision Processes 103:53-67");
pub(super) const GRANT_2025: Source =
    read("Grant, Buchanan & Shockley 2025, Journal of Applied Psychology", Some("10.1037/apl0001262"));
pub(super) const GUBLER_2016: Source =
    read("Gubler, Larkin & Pierce 2016, Organization Science 27:286-303", None);
pub(super) const GUTHIER_2020: Source =
    read("Guthier, Dormann & Voelkle 2020, Psychological Bulletin 146:1146-1173", Some("10.1037/bul0000304"));
pub(super) const HEADRICK_2023: Source =
    read("Headrick et al. 2023, Journal of Business and Psychology", None);
pub(super) const HOFFMAN_2018: Source =
    read("Hoffman, Kahn & Li 2018, Quarterly Journal of Economics (NBER w21709)", None);
pub(super) const HOFFMAN_TADELIS_2021: Source =
    read("Hoffman & Tadelis 2021, Journal of Political Economy 129:243-285", Some("10.1086/711409"));
pub(super) const HOLMAN_2002: Source = read(
    "Holman 2002, Human Resource Management Journal 12:35-50",
    Some("10.1111/j.1748-8583.2002.tb00076.x"),
);
pub(super) const HOLMAN_CHISSICK_2002: Source = read(
    "Holman, Chissick & Totterdell 2002, Motivation and Emotion 26:57-81",
    Some("10.1023/A:1015194108376"),
);
pub(super) const HUELSHEGER_2011: Source = read(
    "Hülsheger & Schewe 2011, Journal of Occupational Health Psychology 16:361-389",
    Some("10.1037/a0022876"),
);
pub(super) const ICMI_2017: Source = reported("ICMI 2016 and 2017, surveys of contact centres");
pub(super) const ICS_2024: Source = reported("Institute of Customer Service 2024-25, Service with Respect");
pub(super) const JONES_2016: Source = read(
    "Jones, Woods & Guillaume 2016, Journal of Occupational and Organizational Psychology",
    Some("10.1111/joop.12119"),
);
pub(super) const JOYCE_2018: Source =
    read("Joyce et al. 2018, BMJ Open 8:e017858", Some("10.1136/bmjopen-2017-017858"));
pub(super) const KC_TERWIESCH_2009: Source =
    read("KC & Terwiesch 2009, Management Science 55", Some("10.1287/mnsc.1090.1037"));
pub(super) const KLUGER_1996: Source =
    read("Kluger & DeNisi 1996, Psychological Bulletin 119:254-284", Some("10.1037/0033-2909.119.2.254"));
pub(super) const KOSFELD_2011: Source =
    read("Kosfeld & Neckermann 2011, American Economic Journal: Microeconomics 3:86-99", None);
pub(super) const KUHN_YU_2021: Source =
    read("Kuhn & Yu 2021, Journal of Labor Economics (NBER w26179)", None);
pub(super) const LINDQUIST_2015: Source = read("Lindquist, Sauermann & Zenou 2015", None);
pub(super) const LINOS_2022: Source =
    read("Linos, Ruffini & Wilcoxen 2022, Journal of Public Administration Research and Theory", None);
pub(super) const LIU_BATT_2010: Source =
    read("Liu & Batt 2010, Personnel Psychology 63:265-298", Some("10.1111/j.1744-6570.2010.01170.x"));
pub(super) const MARICUTOIU_2016: Source =
    read("Maricutoiu, Sava & Butta 2016, Journal of Occupational and Organizational Psychology", None);
pub(super) const MATTERSIGHT_2016: Source = reported("Temkin/Mattersight 2016, a vendor's analysis of calls");
pub(super) const MEHROTRA_2012: Source = read(
    "Mehrotra et al. 2012, Manufacturing & Service Operations Management 14:66-81",
    Some("10.1287/msom.1110.0349"),
);
pub(super) const METRIGY_2024: Source = reported("Metrigy 2024, survey of contact centres");
pub(super) const MLEKUS_2021: Source =
    read("Mlekus & Maier 2021, Frontiers in Psychology", Some("10.3389/fpsyg.2021.633530"));
pub(super) const NAGIN_2002: Source = read(
    "Nagin, Rebitzer, Sanders & Taylor 2002, American Economic Review 92:850-873",
    Some("10.1257/00028280260344498"),
);
pub(super) const NAO_2024: Source =
    read("National Audit Office 2024, and a report on the years to 2025 in PublicTechnology", None);
pub(super) const NELSON_2004: Source = read("Nelson et al. 2004, Medical Care 42:259-266", None);
pub(super) const NUNES_2018: Source = read(
    "Nunes et al. 2018, Journal of Business and Psychology 33:699-709",
    Some("10.1007/s10869-017-9518-5"),
);
pub(super) const OLIVA_2001: Source =
    read("Oliva 2001, California Management Review 43(4):26-43", Some("10.2307/41166099"));
pub(super) const OLIVA_STERMAN_2001: Source = read(
    "Oliva & Sterman 2001, Management Science 47:894-914, and its published model",
    Some("10.1287/mnsc.47.7.894.9807"),
);
pub(super) const OLIVEIRA_2011: Source = read("Oliveira & Joia 2011", None);
pub(super) const ORSINGHER_2010: Source = read(
    "Orsingher et al. 2010, Journal of the Academy of Marketing Science",
    Some("10.1007/s11747-009-0155-z"),
);
pub(super) const PENTLAND_2012: Source = reported("Pentland 2012, Harvard Business Review");
pub(super) const PODSAKOFF_2006: Source = read(
    "Podsakoff et al. 2006, Organizational Behavior and Human Decision Processes 99:113-142",
    Some("10.1016/j.obhdp.2005.09.002"),
);
pub(super) const POLICE_DEMAND_2021: Source = read(
    "Study of avoidable demand on the police 2021, Public Money & Management, author not seen",
    Some("10.1080/09540962.2021.1978163"),
);
pub(super) const RAFAELI_2012: Source =
    read("Rafaeli et al. 2012, Journal of Applied Psychology 97:931-950", Some("10.1037/a0028559"));
pub(super) const RAFAELI_2019: Source =
    read("Rafaeli, Altman & Yom-Tov 2019, HICSS", Some("10.24251/hicss.2019.231"));
pub(super) const RAVID_2023: Source =
    read("Ravid et al. 2023, Personnel Psychology 76:5-40", Some("10.1111/peps.12514"));
pub(super) const REIS_2016: Source = read("Reis 2016, master's thesis, Lisbon", None);
pub(super) const RICHARDSON_2008: Source = read(
    "Richardson & Rothstein 2008, Journal of Occupational Health Psychology 13:69-93",
    Some("10.1037/1076-8998.13.1.69"),
);
pub(super) const ROBINSON_2021: Source =
    read("Robinson et al. 2021, Organizational Behavior and Human Decision Processes", None);
pub(super) const SAWYERR_2009: Source = read("Sawyerr et al. 2009, Journal of Services Marketing 23", None);
pub(super) const SCHAUFELI_2009: Source =
    read("Schaufeli et al. 2009, Journal of Organizational Behavior 30:893-917", Some("10.1002/job.595"));
pub(super) const SCHWEIGER_1991: Source =
    read("Schweiger & DeNisi 1991, Academy of Management Journal 34:110-135", None);
pub(super) const SEIBERT_2011: Source =
    read("Seibert et al. 2011, Journal of Applied Psychology 96:981-1003", Some("10.1037/a0022676"));
pub(super) const SIEGEL_2022: Source =
    read("Siegel, Koenig & Lazar 2022, Computers in Human Behavior Reports 8", None);
pub(super) const SKYRME_2005: Source = read("Skyrme et al. 2005", None);
pub(super) const SONG_2018: Source =
    read("Song et al. 2018, Academy of Management Journal", Some("10.5465/amj.2016.0448"));
pub(super) const SPETH_2024: Source = read("Speth, Wendsche & Wegge 2024, European Psychologist", None);
pub(super) const SQM: Source = reported("SQM Group, a vendor's surveys of contact centres");
pub(super) const STRUBEN_2015: Source = read(
    "Struben, Sterman & Keith 2015, in Rahmandad, Oliva & Osgood (eds), MIT Press; its supplement with data",
    None,
);
pub(super) const SWIDER_2010: Source =
    read("Swider & Zimmerman 2010, Journal of Vocational Behavior 76:487-506", None);
pub(super) const THEEBOOM_2014: Source = read("Theeboom et al. 2014", Some("10.1080/17439760.2013.837499"));
pub(super) const VANHOVE_2016: Source = read(
    "Vanhove et al. 2016, Journal of Occupational and Organizational Psychology",
    Some("10.1111/joop.12123"),
);
pub(super) const VISSER_2008: Source =
    read("Visser & Rothmann 2008, SA Journal of Industrial Psychology 34:79-87", None);
pub(super) const WABER_2010: Source =
    read("Waber, Olguin, Kim & Pentland 2010, Productivity through coffee breaks", None);
pub(super) const WANG_2011: Source =
    read("Wang, Liao, Zhan & Shi 2011, Academy of Management Journal 54:312-334", None);
pub(super) const WANG_2013: Source =
    read("Wang et al. 2013, Journal of Applied Psychology 98:989-1004", Some("10.1037/a0033656"));
pub(super) const WENDSCHE_2017: Source =
    read("Wendsche & Lohmann-Haislah 2017, Frontiers in Psychology", Some("10.3389/fpsyg.2016.02072"));
pub(super) const WENSING: Source =
    reported("Wensing, on ratings of general practitioners, in BMJ Quality & Safety 6:80");
pub(super) const WILLIAMS_1998: Source =
    read("Williams 1998, Research and Practice in Human Resource Management 6:51-64", None);
pub(super) const WU_2023: Source = read(
    "Wu, Groth, Zhang & Minbashian 2023, Journal of Service Management 34:896-940",
    Some("10.1108/JOSM-08-2022-0262"),
);
pub(super) const ZHANG_LIAO_2015: Source = read("Zhang & Liao 2015", Some("10.1007/s10490-015-9425-0"));
pub(super) const ZHAN_2011: Source = read("Zhan 2011, dissertation, University of Maryland", None);
