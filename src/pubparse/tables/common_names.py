"""Family names that so many people have that a name with one of them tells little. Folded; one word each."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


COMMON_FAMILIES = _words(
    """smith johnson williams brown jones davis miller wilson moore taylor anderson thomas jackson white harris
    martin thompson robinson clark lewis walker hall allen young king wright hill scott green adams baker nelson
    carter mitchell roberts turner phillips campbell parker evans edwards collins stewart morris murphy cook
    rogers reed morgan bell murray cooper ward bailey kelly cox richardson wood watson brooks bennett gray james
    hughes price myers foster ross long powell hamilton graham simpson marshall ellis reynolds fisher russell
    griffin muller schmidt schneider fischer weber meyer maier wagner becker schulz hoffmann koch bauer richter
    klein wolf schroder neumann schwarz zimmermann braun hofmann kruger hartmann lange werner krause lehmann huber
    rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa garcia gonzalez
    rodriguez fernandez lopez martinez sanchez perez gomez jimenez ruiz hernandez diaz moreno alvarez munoz romero
    alonso gutierrez navarro torres ramos gil ramirez flores rivera cruz reyes ortiz castro vargas rojas silva
    santos oliveira souza sousa lima pereira ferreira alves ribeiro rodrigues gomes carvalho almeida lopes soares
    martins rocha barbosa dias nunes mendes bernard dubois durand leroy moreau simon laurent lefebvre michel david
    bertrand roux vincent fournier ivanov petrov sidorov smirnov kuznetsov popov vasiliev sokolov mikhailov
    novikov fedorov morozov volkov nowak kowalski wisniewski novak svoboda horvat nagy kovacs szabo toth popescu
    ionescu hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen nielsen christensen rasmussen
    johansson andersson karlsson nilsson eriksson larsson olsson persson svensson jansen kumar singh sharma gupta
    verma patel shah jain das rao reddy mishra khan agarwal agrawal roy ghosh banerjee mukherjee chatterjee sinha
    prasad yadav nair iyer krishnan srinivasan raj ahmed ahmad ali hussain hassan mohammed rahman islam khalid
    ibrahim abdullah ismail hossain kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang
    ahn song yoo hong jeon moon rhee yi nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly
    sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
    matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto chan wong cheung ng lau leung lam ho
    chow tang tsang yeung tam tan lim ong goh chua koh teo chang hsu hsieh tsai yilmaz kaya demir celik sahin
    yildiz papadopoulos"""
)
"""From public counts of family names by country: the most frequent ones."""
