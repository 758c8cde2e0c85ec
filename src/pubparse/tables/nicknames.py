"""Given names and the forms that people use in their stead, in many languages, folded.

One line is one name; an indented one goes on with it.
"""

from __future__ import annotations

_LINES = """
abigail abby gail
abraham abe avraham avi ibrahim abram
adrian adriano adrien
agnes agnieszka aga
albert al bert alberto albrecht
alejandra ale alexandra sandra sasha alessandra oleksandra aleksandra
alexander alex aleks alec aleksandr aleksander alexandr alexandre alessandro alejandro alexandros oleksandr olexandr
    aliaksandr sasha sander xander sandy alexey
alexei alexey aleksei aleksey alexej oleksiy oleksii alyosha alex aliaksei
alfred fred alf alfredo
alice ally alicia
allan alan allen al
amanda mandy
amitabh amit
anastasia nastya stacy anastassia natasha
anatoly anatolii anatoliy tolya anatolij
andrew andy drew andrei andrey andrej andreas andres andre andrea andriy andrii andrzej andras anders andreu
angela angie angelika angeliki
anna ann anne annie anya ana anita hanna hannah
antonia toni antonina
anthony tony antony antonio antonios anton antoni antoine antonis antonino toni tonio anto
archibald archie
arthur art artur arturo
athanasios thanasis thanos nasos
augustine gus augustin august augusto
barbara barb babs basia
bartholomew bart bartolomeo bartosz bartlomiej bartek
beatrice bea beatriz trixie
benedict ben benedikt benedetto
benjamin ben benny benji
bernard bernie bernhard bernardo barney
bertram bert bertrand
bradley brad bradford
brian bryan
bridget biddy brigitte
bruno bruce
calvin cal
cameron cam
carl karl charles carlos carlo kalle
carol caroline carolyn carolina carrie
catherine kathy cathy kate katie kathryn katherine katharine kathleen cate kit katja katya katerina ekaterina
    yekaterina kateryna katia katarina katarzyna kasia aikaterini caterina catalina catarina cat kat
charles charlie chuck chas carlos karl carl
charlotte lottie
chester chet
christian chris cristian
christina chris tina cristina kristina christine christiane kristine chrissy
christopher chris kris cristopher kit christoph christophe christoffer kristoffer krzysztof christos cristobal
    topher
clement clem clemens
clifford cliff
constantin constantine konstantin konstantinos kostantinos kostas costas kostya costa dinos costantino costin
cornelius cor cornelis kees neil
curtis curt kurt
cynthia cindy
daniel dan danny dani danilo daniele daniil danylo
david dave davy davide dawid
deborah deb debbie debra
dennis denny denis denys
derek derrick
desislava desi dea
diana diane di
dimitrios dimitris dimitri dmitry dmitri dmitriy dmitrii dmytro mitsos jim dima demetrios demetris dimos
dominic dom dominik dominique nick domenico domingo
donald don donnie
dorothy dot dottie dorothea dora
douglas doug
dwight ike
edmund ed eddie edmond edmondo
edward ed eddie ted teddy ned edoardo eduardo eduard edvard ward
edwin ed eddie
eleanor ellie nora eleonora leonor
elias ilias elia
elizabeth liz beth betty betsy eliza lisa lizzy libby elisabeth elisabetta elisabet elzbieta ela elspeth yelizaveta
    elizaveta liza bess isabel
ellen helen helena elena yelena olena eleni nell lena elene
emanuel manuel emmanuel emmanouil manolis manos manny emmanouel manu manolo
emil emilio emile
emily em emilie emilia
enrique henry quique kike
eric erik erich erick
ernest ernie ernst ernesto
eugene gene eugen eugenio evgeny evgeni evgenii evgeniy yevgeny yevgeniy yevhen evgenij ievgen eugeny eugenios
    zhenya jenya
evangelos vangelis evangelia
felix feliks
florence flo florentina
florian flo
francesca fran franca
frances fran francie fanny
francis frank fran francisco francesco francesc francois franz frans pancho paco franciszek franck kiko chico ferenc
    frantisek
frederick fred freddie frederic frederik friedrich federico fredrik fritz rick alfred
gabriel gabe gabriele gabor
gabriela gaby gabi gabriella gabrielle
gary garry gareth
gennady gennadi gennadiy gena
geoffrey geoff jeff jeffrey jeffery godfrey jeffry
george georgios giorgos georg jorge giorgio georges yorgos gyorgy georgy georgi georgiy jerzy heorhii yuri yuriy
    iurii yury juri jurij jordi jiri jurgen joerg gheorghe george
gerald gerry jerry gerard gerhard gerardo gerrit gert gerd
gilbert gil bert gilberto
gordon gordie
gregory greg gregor grigory grigori grigoriy grigorios grigoris hryhorii gregorio gregg grzegorz
guillaume guillermo guilherme guglielmo wilhelm william willem
gustav gustavo gustaf gus
hans johannes johann jan johan hannes
harold harry hal harald
harriet hattie
hector hectoras
heinrich heinz henrik hendrik henry
henrietta etta hettie
henry harry hank hal henri henrique enrico enrique henryk heinrich hendrik henrik hein
herbert herb bert heribert
herman hermann armando
hilary hillary
howard howie
hubert bert hugh
hugh hugo hughie
humphrey humph
ian iain
ignatius ignacio nacho ignazio ignacy ignasi
ilya ilia ilja illia
irene irina iryna irena rena eirini
isaac ike yitzhak itzhak isaak zak izak
isabel isabella isabelle bella izabela izabella belle
isidore izzy isidoro isidro
ivan john vanya ioan iwan
jacob jake jakob yakov jakub jacobo jaap jacopo kuba
jacqueline jackie jacquelyn
james jim jimmy jamie jaime jem santiago giacomo jaume
jane jan janie janet jean janey
janet jan
jason jay
jean john jeannie
jennifer jen jenny jenni jennie jenifer
jeremy jerry jeremiah jeremie jez
jerome jerry jeronimo girolamo hieronymus
jessica jess jessie
joan joanie joanna joanne johanna jo
joaquin quim joaquim joachim jochen quino jo joakim achim
johannes johan jan hans johann john joannes yohannes hannes joh
john jack johnny jon jan johan johann johannes giovanni ivan jean juan joao jonny ioannis yannis giannis iannis evan
    sean shaun shawn ian yiannis yanis hans
jonathan jon jonny johnathan jonathon yonatan nathan john
joseph joe joey josef jose giuseppe jozef josip beppe yosef youssef yusuf iosif josep pepe joep jo joos joost
joshua josh yehoshua
judith judy judi judit
julia julie yulia iuliia yuliya julija giulia
julian jules julien juliano giuliano julius julio yulian
justin just justyn
karen karin caren
kenneth ken kenny
kimberly kim kimberley
konrad conrad corrado
ladislav laci laszlo
larisa lara larissa
laura lori laurie lora
lawrence larry lorenz lorenzo laurence laurent lars laurie lauritz laurens
leo leon leonid lev leonard leonardo lenny len leonhard leopold
leonidas leo
leslie les lesley
lewis lew louis luis luigi lou ludwig lodewijk louie luiz lluis ludovic
lillian lily lilian liliana lilyana
linda lindy lynn
louise lou louisa luisa
lubomir lubo lubos
lucas luke luca luc lukas lukasz lucian
lucy lucia lucie luz
lyubov lubov
madeleine maddie madeline magda magdalena lena maddy
malcolm mal
manuela manu
marcus mark marc marco marek marcos markus marcel marcello marko
margaret maggie meg peg peggy marge margie margarita margherita greta rita margot gretchen marguerite margarida
    malgorzata gosia margit margaretha
maria mary marie mariya mariia maryia marija mariana maruska masha
marianne marian mariana marianna
martin marty martino martijn marti maarten marten
martha marta marty
mary maria marie molly polly mae may mamie maryam miriam
matilda tilly mathilde
matthew matt matthias mateo matteo matthieu matej mateusz matti mats matthijs matthaus mat mathew mathias mathieu
    matheus
maurice moe morris mauricio maurizio moritz mauro
maximilian max maxim maksim maksym massimiliano massimo maxime maximiliano
melissa mel missy
melanie mel
mervyn merv
michael mike mick mickey mikhail mykhailo michel michele miguel michal mikael mihai misha micha mihaly mikko mikhael
    michail mykola mischa miquel michalis mitch maik
michelle shelly michele
mildred millie milly
mitchell mitch
mohammad mohammed mohamed muhammad muhammed mohamad mohd md mehmet mahomed mohammod muhamad mehmed mo muh mhd
    mohamud mochamad
mordechai moti motti mordecai
moses moshe moises moe mozes mose
nancy nan
natalia natalie natalya nataliya natasha nataliia nathalie natascha talia
nathan nathaniel nate nat natan
neville nev
nicholas nick nico nicolas nikolaos nikos nikolai nikolay nikolaus klaus nicola nicolae mykola niklas niko mikolaj
    nicky nicolai claus mikalai nikolas nik
noel noelia
norbert bert
norman norm
oleg oleh
oliver ollie olivier oliviero
olga olha olya
oscar oskar
oswald ozzie
pamela pam
panagiotis panos panayiotis takis panayotis panagiota
paraskevi vivi
patricia pat patty trish tricia patrizia patrycja patsy
patrick pat paddy padraig patrizio patricio patrik
paul pavel paolo pablo pavlo pawel paulo pauli pavlos pol pal paulus poul
pauline paulina paula paola polina
penelope penny pinelopi
percival percy
peter pete petr pedro pietro pierre piotr petro petros petar pyotr pieter piet peer per peder pedr piero petri
    petter petteri
philip phil filip philippe felipe filippo phillip philipp pip filipe
predrag pedja
prescott scott
priscilla cilla
prudence prue
rachel rae raquel rachael rahel
ralph rafe rolf ralf raoul raul
ramon raymond moncho raimundo
raphael rafael rafal rafi raf raffaele rafa rapha
raymond ray raimund
rebecca becky becca rebeka
reginald reg reggie rex reinhold reinhard reynaldo
renata renate renee
rhoderick rod
richard rick dick rich rob ricky ricardo riccardo dickie ritchie ryszard richie rikard
robert bob rob bobby robbie bert roberto robin rupert roberta robby
roderick rod rodrigo rory
rodney rod
roger rodge ruediger rutger rogerio ruggero rog
roland rollo rolando orlando roly
ronald ron ronnie ronaldo
rosemary rose rosie rosa rosalie rosario
roxanne roxy
rudolph rudy rudolf rodolfo rudi ruedi dolf
russell russ rusty
ruth ruthie
salvatore sal toto salvador salva turi
samuel sam sammy samuil shmuel samuele
samantha sam
sandra sandy sandie
santiago santi diego iago tiago
sarah sara sally sadie
sebastian seb bastian sebastien sebastiano bas seba sebas
sergey sergei serge sergio serhii serhiy sergii sergiy siarhei sergej serguei sergius
seymour sy
sharon shari
sheila shelagh
shirley shirl
sidney sid sydney
siegfried sigi siggi sigfried
simon simone simeon symeon semyon shimon szymon
sophia sophie sofia sofie zofia sofya sonia sonja sofija
spyridon spyros spiros
stanislav stan stas stanislaw stanislaus stanislao stanislas
stanley stan
stephanie steph stefanie steffi stefania stefanie
stephen steve steven stefan stefano stephan stephane stepan esteban szczepan stevan stef stefanos stephanos istvan
    etienne steffen stevie
stuart stu stewart
susan sue suzy susie susanna susanne suzanne zuzana susana suzie zsuzsanna sanne suzan
sylvester sly silvester
sylvia silvia
tamara toma tammy
teresa terry tess theresa therese tessa teresita terezia
terence terry terrence terrance
thaddeus tad tadeusz thad
theodore ted theo teddy theodor teodoro fedor theodoros fyodor teodor feodor todor theodoor thodoris fjodor
thomas tom tommy tomas tomasz tommaso thom tome thoma maso
timothy tim timmy timofey timotheus timo
tobias toby tobi
trevor trev
ursula uschi ulla
valentin val valentino valentine valentyn
valerie val valeria
vasily vasilios vassilis vasilis vasyl vasile bill basil vasileios basilio wassily vassilios vassili vasiliy vasilii
    vasil
veronica ronnie vera veronika
victor vic viktor vittorio vitya victorio
victoria vicky tori viktoria vika victoriya
vincent vince vinny vincenzo enzo vicente vincente vincentas
virginia ginny
vitaly vitali vitalii vitaliy vitalij vito
vivian viv vivien vivienne
vladimir volodymyr vlad volodya wladimir uladzimir vova ladimir wlodzimierz
vladislav vlad wladyslaw vladyslav wladislaw
vyacheslav slava viacheslav vjaceslav
wallace wally
walter walt wally gualtiero valter wouter
wendy wendi
wesley wes
wilhelm willi willy wim
william bill will billy willie liam willem wilhelm guillaume guillermo willy wim guglielmo gwilym
winston win
wojciech wojtek
wolfgang wolf
xavier javier xavi
yaroslav jaroslav jaroslaw yarik jarek
yehuda judah yehudah
yosef yossi joseph
yuri yury iurii yuriy jurij iouri juri georgy
zachary zach zack zak zachariah zechariah
zdenek zdenko zdeno
zoe zoi
"""


NAMES = tuple(tuple(line.split()) for line in _LINES.replace("\n    ", " ").split("\n") if line)
"""Each name with the forms that it takes."""


def _forms() -> dict[str, frozenset[int]]:
    """Each form and the names that it stands for."""
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(NAMES):
        for form in forms:
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


NICKNAMES = _forms()
"""A form -> the numbers in `NAMES` of the names that it can stand for; two forms that share one can be one name."""
