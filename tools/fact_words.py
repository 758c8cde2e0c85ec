"""Literals that synthetic works are drawn from: places, publishers, schools, names, words of status and kind."""

from __future__ import annotations


def parts(text: str) -> tuple[str, ...]:
    """What stands between upright strokes."""
    return tuple(part.strip() for part in " ".join(text.split()).split("|"))


CHINESE = parts("""
    Wang| Li| Zhang| Liu| Chen| Yang| Huang| Zhao| Wu| Zhou| Xu| Sun| Ma| Zhu| Hu| Guo| He| Lin| Gao| Luo| Zheng|
    Liang| Xie| Song| Tang| Deng| Han| Feng| Cao| Peng| Zeng| Xiao| Tian| Dong| Pan| Yuan| Cai| Jiang| Yu| Du| Ye|
    Cheng| Wei| Su| Lu| Ding| Ren| Shen| Yao| Kim| Lee| Park| Choi| Jung| Tanaka| Suzuki| Sato| Yamamoto| Watanabe|
    Ito| Nakamura| Kobayashi| Kato| Yoshida| Nguyen| Tran| Pham
""")
CHINESE_GIVEN = parts("""
    Wei| Jing| Xiaoming| Hao| Yang| Lei| Jie| Tao| Ming| Yu| Xin| Bo| Chao| Jun| Li| Yan| Qiang| Fei| Peng| Hui|
    Xiao| Yi| Zhen| Kai| Rui| Zhiyuan| Haoran| Yuxuan| Zihan| Mengyao| Jiawei| Yifan| Minjoon| Seung-Hoon| Ji-Won|
    Hyun-Soo| Kenji| Hiroshi| Yuki| Takeshi| Min-Jae| Guo-Qing| Xiao-Li
""")
PLACES = parts("""
    New York| London| Berlin| Cambridge, MA| Cambridge| Oxford| Paris| Amsterdam| Heidelberg| Boston| San Francisco,
    CA| Singapore| Dordrecht| Boca Raton, FL| Princeton, NJ| Chicago| Philadelphia| Tokyo| Wien| Zürich| München|
    Frankfurt am Main| Stuttgart| Madrid| Barcelona| México| Buenos Aires| São Paulo| Rio de Janeiro| Lisboa| Roma|
    Milano| Torino| Bologna| Leiden| Basel| Hoboken, NJ| Thousand Oaks, CA| Los Alamitos, CA| Providence, RI|
    Washington, DC| Toronto| Sydney| Beijing| Moscow| Warszawa
""")
CITIES = parts("""
    Berlin, Germany| Paris, France| London, UK| Seattle, WA, USA| San Diego, CA, USA| New York, NY| Vancouver,
    Canada| Barcelona, Spain| Rome, Italy| Vienna, Austria| Beijing, China| Shanghai, China| Tokyo, Japan| Kyoto,
    Japan| Sydney, Australia| Melbourne, Australia| Seoul, Korea| Singapore| Hong Kong| Austin, Texas| Boston, MA,
    USA| Montréal, Québec, Canada| Lisbon, Portugal| Prague, Czech Republic| Copenhagen, Denmark| Stockholm, Sweden|
    Amsterdam, The Netherlands| Zurich, Switzerland| Honolulu, HI, USA| Las Vegas, Nevada| Florence, Italy| Athens,
    Greece| Dublin, Ireland| Online| Virtual
""")
PUBLISHERS = parts("""
    Springer| Springer-Verlag| Elsevier| Wiley| John Wiley & Sons| Cambridge University Press| Oxford University
    Press| MIT Press| ACM| IEEE| IEEE Computer Society| ACM Press| Morgan Kaufmann| AAAI Press| USENIX Association|
    Academic Press| CRC Press| Princeton University Press| University of Chicago Press| Routledge| Sage| SIAM| World
    Scientific| North-Holland| Birkhäuser| De Gruyter| Suhrkamp| C. H. Beck| Gallimard| PUF| Éditions du Seuil|
    L'Harmattan| Alianza Editorial| Ariel| Il Mulino| Einaudi| Brill| Palgrave Macmillan| Edward Elgar| Association
    for Computational Linguistics| PMLR| Curran Associates, Inc.| McGraw-Hill| Addison-Wesley| Prentice Hall|
    American Mathematical Society| Plenum Press| Pergamon| Kluwer Academic Publishers| 科学出版社|
    人民出版社| 商务印书馆
""")
SCHOOLS = parts("""
    Stanford University| Massachusetts Institute of Technology| University of Oxford| University of California,
    Berkeley| Universität Heidelberg| Technische Universität München| Université Paris-Sud| Université de Provence|
    ETH Zürich| EPFL| Universidad de Buenos Aires| Universidad Complutense de Madrid| Universidade de São Paulo|
    Università di Bologna| MIT| Carnegie Mellon University| University of Toronto| University of Illinois at
    Urbana-Champaign| Tsinghua University| Universiteit Leiden| Indian Institute of Technology Bombay| University of
    Washington, Seattle| Princeton University| Department of Computer Science, Cornell University| Göteborgs
    universitet| University of Edinburgh, School of Informatics
""")
SERIES = parts("""
    Lecture Notes in Computer Science| LNCS| Lecture Notes in Mathematics| Graduate Texts in Mathematics| LNAI|
    CCIS| Proceedings of Machine Learning Research| CEUR Workshop Proceedings| IFIP Advances in Information and
    Communication Technology| Springer Series in Statistics| Advances in Intelligent Systems and Computing|
    Contemporary Mathematics| Cambridge Tracts in Mathematics| Que sais-je ?| Folio essais| Ancient Commerce Series|
    NATO ASI Series B
""")
STATUS = parts("""
    to appear| To appear| in press| In press| accepted| forthcoming| submitted| under review| Accepted for
    publication| Submitted| in preparation| im Erscheinen| à paraître| en prensa| in Vorbereitung| Under revision|
    Minor revision| Forthcoming
""")
AWARDS = parts("""
    Best Paper Award| Best Student Paper Award| Outstanding Paper Award| Best Paper Runner-up| Oral| Spotlight|
    Distinguished Paper| Honorable Mention| Best Paper Finalist| Oral Presentation| Best Demo Award| Best Paper
    Nominee
""")
NOTES = parts("""
    in Russian| in German| in Chinese| with discussion| Erratum| [PubMed]| PMID: 22733859| Accessed 3 May 2012|
    Invited paper| Special issue on the topic| Extended abstract| Poster| equal contribution| Acceptance rate: 18%|
    Original work published 1872
""")
GENRES = {
    "thesis": parts("""
    PhD thesis| Ph.D. thesis| Ph.D. dissertation| Doctoral dissertation| PhD dissertation| Master's thesis| MSc
    thesis| M.Sc. thesis| Dissertation| Thèse de doctorat| Tesis doctoral| Tese de doutorado| Bachelor's thesis|
    Unpublished doctoral dissertation| Diplomarbeit| Tesi di dottorato| Habilitation
    """),
    "report": parts("""
    Technical Report {n}| Technical report| Tech. Rep. {n}| Working paper| Working Paper No. {k}| Research Report
    {n}| Discussion Paper {k}| Technical Report No. {k}| Tech. Report {n}| Rapport de recherche {n}| Report {n}|
    White paper
    """),
}
