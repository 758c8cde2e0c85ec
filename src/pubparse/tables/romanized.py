"""How names of other scripts are written in Latin letters: Pinyin, Cyrillic and Greek letters, parts of Hangul."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """The words of a text; a hyphen is the empty one."""
    return tuple(word.strip("-") for word in text.split())


PINYIN = frozenset(
    _words(
        """a o e ai ei ao ou an en ang eng er ba bo bai bei bao ban ben bang beng bi bie biao bian bin bing bu pa po
        pai pei pao pou pan pen pang peng pi pie piao pian pin ping pu ma mo me mai mei mao mou man men mang meng
        mi mie miao miu mian min ming mu fa fo fei fou fan fen fang feng fu da de dai dei dao dou dan dang deng di
        die diao diu dian ding dong du duo dui duan dun ta te tai tao tou tan tang teng ti tie tiao tian ting tong
        tu tuo tui tuan tun na ne nai nei nao nou nan nen nang neng ni nie niao niu nian nin niang ning nong nu
        nuo nuan nv nve nue lue la le lai lei lao lou lan lang leng li lia lie liao liu lian lin liang ling long
        lu luo luan lun lv lve ga ge gai gei gao gou gan gen gang geng gong gu gua guo guai gui guan gun guang ka
        ke kai kao kou kan ken kang keng kong ku kua kuo kuai kui kuan kun kuang ha he hai hei hao hou han hen
        hang heng hong hu hua huo huai hui huan hun huang ji jia jie jiao jiu jian jin jiang jing jiong ju jue
        juan jun qi qia qie qiao qiu qian qin qiang qing qiong qu que quan qun xi xia xie xiao xiu xian xin xiang
        xing xiong xu xue xuan xun zhi zha zhe zhai zhao zhou zhan zhen zhang zheng zhong zhu zhua zhuo zhuai zhui
        zhuan zhun zhuang chi cha che chai chao chou chan chen chang cheng chong chu chua chuo chuai chui chuan
        chun chuang shi sha she shai shei shao shou shan shen shang sheng shu shua shuo shuai shui shuan shun
        shuang ri re rao rou ran ren rang reng rong ru ruo rui ruan run zi za ze zai zei zao zou zan zen zang zeng
        zong zu zuo zui zuan zun ci ca ce cai cao cou can cen cang ceng cong cu cuo cui cuan cun si sa se sai sao
        sou san sen sang seng song su suo sui suan sun yi ya yo ye yao you yan yin yang ying yong yu yue yuan yun
        wu wa wo wai wei wan wen wang weng"""
    )
)
"""The syllables of Mandarin without tones: two words made of them that differ are two names, however alike."""

LETTERS = dict(
    zip(
        "абвгдезийклмнопрстуфыэіґўјαβγδεζηικλμνοπρσςτυφω",
        "abvgdeziyklmnoprstufyeiguyabgdeziiklmnoprsstyfo",
        strict=True,
    )
) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "є": "ye",
    "ђ": "dj",
    "љ": "lj",
    "њ": "nj",
    "ћ": "c",
    "џ": "dz",
    "θ": "th",
    "ξ": "x",
    "χ": "ch",
    "ψ": "ps",
}
"""A small letter without accents -> how it is mostly written in Latin letters."""

HANGUL_FIRST = _words("g kk n d tt r m b pp s ss - j jj ch k t p h")
HANGUL_MIDDLE = _words("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
HANGUL_LAST = _words("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
"""The parts of a Hangul syllable in the order of Unicode, after the Revised Romanization."""

KOREAN_FAMILIES = {
    "gim": "kim",
    "i": "lee",
    "bak": "park",
    "choe": "choi",
    "gang": "kang",
    "jo": "cho",
    "yun": "yoon",
    "im": "lim",
    "o": "oh",
    "sin": "shin",
    "gwon": "kwon",
    "an": "ahn",
    "ryu": "yoo",
    "yu": "yoo",
    "go": "ko",
    "mun": "moon",
    "son": "sohn",
    "baek": "paek",
    "heo": "hur",
    "no": "noh",
    "gwak": "kwak",
    "seong": "sung",
    "ju": "joo",
    "u": "woo",
    "gu": "koo",
    "na": "ra",
    "eom": "um",
    "jeong": "jung",
    "jeon": "jun",
    "seo": "suh",
    "ho": "hoh",
    "gi": "ki",
}
"""Family names as the Revised Romanization spells them -> as those who bear them mostly do."""
