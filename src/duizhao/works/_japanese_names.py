"""Names of Japanese in bylines: characters do not say how they sound, so that surnames are known one by one."""

import re

from duizhao.text import HAN, letters_only
from duizhao.works._creator import Creator

# Frequent surnames, and those of writers and politicians of whom newspapers wrote; in simplified characters.
_SURNAMES = (
    "佐藤sato 铃木suzuki 高桥takahashi 田中tanaka 伊藤ito 伊东ito 渡边watanabe 渡部watanabe,watabe 山本yamamoto 中村nakamura 小林kobayashi 加藤kato "
    "吉田yoshida 山田yamada 佐佐木sasaki 山口yamaguchi 松本matsumoto 松元matsumoto 井上inoue 木村kimura 林hayashi 斋藤saito 齐藤saito 斎藤saito 清水shimizu "
    "山崎yamazaki,yamasaki 阿部abe 安倍abe 安部abe 森mori 池田ikeda 桥本hashimoto 石川ishikawa 前田maeda 藤田fujita 小川ogawa 冈田okada 后藤goto "
    "长谷川hasegawa 村上murakami 近藤kondo 石井ishii 坂本sakamoto 远藤endo 青木aoki 藤井fujii 西村nishimura 福田fukuda 太田ota 大田ota 三浦miura "
    "藤原fujiwara 冈本okamoto 松田matsuda 中川nakagawa 中野nakano 原田harada 小野ono 大野ono 田村tamura 竹内takeuchi 武内takeuchi 金子kaneko 和田wada "
    "中山nakayama 石田ishida 上田ueda 植田ueda 森田morita 原hara 柴田shibata 酒井sakai 坂井sakai 工藤kudo 横山yokoyama 宫崎miyazaki 宫本miyamoto 内田uchida "
    "高木takagi 安藤ando 谷口taniguchi 丸山maruyama 今井imai 河野kono,kawano 藤本fujimoto 村田murata 武田takeda 竹田takeda 上野ueno 杉山sugiyama 增田masuda "
    "小山koyama 大塚otsuka 大冢otsuka 平野hirano 菅原sugawara 久保kubo 松井matsui 岩崎iwasaki 木下kinoshita 松尾matsuo 野口noguchi 菊地kikuchi 菊池kikuchi "
    "野村nomura 新井arai 荒井arai 佐野sano 大西onishi 杉本sugimoto 古川furukawa 滨田hamada 市川ichikawa 小松komatsu 高野takano 水野mizuno 吉川yoshikawa "
    "山内yamauchi,yamanouchi 西田nishida 西川nishikawa 北村kitamura 安田yasuda 五十岚igarashi 川上kawakami 河上kawakami 中田nakata,nakada 矢野yano "
    "东azuma,higashi 川口kawaguchi 平田hirata 望月mochizuki 片山katayama 本田honda 本多honda 秋山akiyama 土屋tsuchiya 松冈matsuoka 石原ishihara 大岛oshima "
    "马场baba 熊谷kumagai 岸kishi 吉冈yoshioka 小岛kojima 大石oishi 浅野asano 浅沼asanuma 本间honma,homma 西尾nishio 尾崎ozaki 鸠山hatoyama 岸田kishida "
    "大山oyama 黑田kuroda 黑泽kurosawa 河合kawai 川端kawabata 三木miki 三岛mishima 宇都宫utsunomiya 有田arita 风见kazami 高碕takasaki 高崎takasaki "
    "石桥ishibashi 松村matsumura 古井furui 田川tagawa 冈崎okazaki 西园寺saionji 中岛nakajima,nakashima 龟井kamei 龟田kameda 德田tokuda 野坂nosaka 志贺shiga "
    "志田shida 袴田hakamada 藏原kurahara 神山kamiyama 米原yonehara 春日kasuga 细川hosokawa 细谷hosoya 岩间iwama 大内ouchi 平冢hiratsuka 羽仁hani 阿川agawa "
    "安井yasui 宫城miyagi 谷川tanikawa,tanigawa 谷tani 堀hori 堀田hotta 堀江horie 野间noma 野上nogami 大江oe 开高kaiko 竹中takenaka 千田senda 杉村sugimura "
    "白石shiraishi 壶井tsuboi 国分kokubun,kokubu 江口eguchi 藤森fujimori 德永tokunaga 宫岛miyajima 久保田kubota 秋田akita 秋元akimoto 松山matsuyama "
    "花柳hanayagi 市村ichimura 尾上onoe 河原崎kawarasaki 中泽nakazawa 长泽nagasawa,nagazawa 泽田sawada 泽村sawamura 宫泽miyazawa 相泽aizawa 金泽kanazawa "
    "樱井sakurai 樱内sakurauchi 向坂sakisaka 美浓部minobe 大谷otani 大平ohira 大河内okochi 福岛fukushima 福井fukui 三宅miyake 三笠mikasa 池上ikegami "
    "岛田shimada 岛村shimamura 岛津shimazu 高岛takashima 高田takada,takata 高山takayama 高津takatsu 立花tachibana 橘tachibana 田代tashiro 田岛tajima 田边tanabe "
    "田原tahara,tawara 桑原kuwabara,kuwahara 桑田kuwata 贝冢kaizuka 吉野yoshino 吉村yoshimura 吉井yoshii 吉原yoshihara 吉本yoshimoto 吉泽yoshizawa "
    "若松wakamatsu 若林wakabayashi 若山wakayama 荒木araki 荒畑arahata 赤松akamatsu 赤井akai 赤城akagi 浅井asai 浅田asada 长田nagata,osada 永田nagata 永井nagai "
    "永野nagano 长野nagano 长岛nagashima 长尾nagao 冈村okamura 冈oka 冈野okano 奥村okumura 奥田okuda 奥野okuno 栗原kurihara 栗田kurita 江藤eto 须藤sudo 武藤muto "
    "进藤shindo 新藤shindo 内藤naito 佐久间sakuma 佐竹satake 佐多sata 佐伯saeki 椎名shiina 重光shigemitsu 芦田ashida 币原shidehara 东条tojo 近卫konoe 广田hirota "
    "梅津umezu 板垣itagaki 土肥原doihara 山下yamashita 山县yamagata 山中yamanaka 山川yamakawa 山岸yamagishi 山根yamane 小泉koizumi 小泽ozawa 小原ohara,obara "
    "小田oda 小田切otagiri 小池koike 小坂kosaka,osaka 小西konishi 小仓ogura,kokura 小畑obata 小幡obata 小笠原ogasawara 关seki 关根sekine 关口sekiguchi 星hoshi "
    "星野hoshino 服部hattori 早川hayakawa 坂田sakata 坂口sakaguchi 笠原kasahara 笠井kasai 葛西kasai 川崎kawasaki 河崎kawasaki 川岛kawashima 川田kawada,kawata "
    "河田kawada,kawata 川村kawamura 河村kawamura 河本kawamoto,komoto 鹿地kaji 鹿岛kashima 梶井kajii 胜间田katsumata 胜田katsuta 神田kanda 神谷kamiya 神崎kanzaki "
    "上村uemura,kamimura 植村uemura 上原uehara 植木ueki 梅原umehara 梅田umeda 梅本umemoto 浦野urano 江川egawa 榎本enomoto 黑岩kuroiwa 黑川kurokawa 木内kiuchi "
    "木户kido 城户kido 北原kitahara 北川kitagawa 北岛kitajima 北条hojo 古田furuta 古谷furuya 松岛matsushima 松下matsushita 松浦matsuura 松原matsubara "
    "松平matsudaira 松木matsuki 松野matsuno 松崎matsuzaki 松谷matsutani 丸木maruki 丸冈maruoka 三上mikami 三好miyoshi 三原mihara 三井mitsui 三谷mitani "
    "水上mizukami,minakami 水谷mizutani 水原mizuhara 宫川miyagawa 宫下miyashita 宫田miyata 宫内miyauchi 宫原miyahara 森冈morioka 森本morimoto 森山moriyama "
    "森下morishita 村山murayama 村井murai 村松muramatsu 村冈muraoka 中尾nakao 中井nakai 中谷nakatani,nakaya 中西nakanishi 中原nakahara 中根nakane "
    "中曾根nakasone 中本nakamoto 成田narita 成濑naruse 西冈nishioka 西山nishiyama 西野nishino 西岛nishijima 西谷nishitani 野田noda 野中nonaka 野原nohara "
    "野崎nozaki 野泽nozawa 福永fukunaga 福本fukumoto 福原fukuhara 藤冈fujioka 藤川fujikawa 藤泽fujisawa 藤山fujiyama 藤村fujimura 藤野fujino 藤枝fujieda "
    "船田funada 船桥funabashi 平井hirai 平山hirayama 平川hirakawa 平林hirabayashi 平贺hiraga 平尾hirao 町田machida 真田sanada 真岛majima,mashima 武井takei "
    "武者小路mushanokoji,mushakoji 武谷taketani 竹下takeshita 竹本takemoto 竹山takeyama 玉井tamai 谷崎tanizaki 津田tsuda 津岛tsushima 辻tsuji 辻村tsujimura "
    "土井doi 土田tsuchida 角田tsunoda,kakuta 寺田terada 寺内terauchi 寺岛terashima 寺尾terao 户田toda 户坂tosaka 户川togawa 富田tomita 富永tominaga 内山uchiyama "
    "内海utsumi 内村uchimura 牛岛ushijima 臼井usui 宇野uno 八木yagi 八田hatta 矢内原yanaihara 矢岛yajima 矢部yabe 柳田yanagita,yanagida 柳泽yanagisawa "
    "柳yanagi 安冈yasuoka 安川yasukawa 米田yoneda 米山yoneyama 横井yokoi 横田yokota 依田yoda 和辻watsuji 岩井iwai 岩田iwata 岩本iwamoto 岩村iwamura "
    "岩波iwanami 岩上iwakami 岩佐iwasa 今村imamura 今西imanishi 今野konno 稻田inada 稻叶inaba 稻垣inagaki 稻村inamura 犬养inukai 井口iguchi,inokuchi 井手ide 井伏ibuse "
    "井川ikawa 饭田iida 饭岛iijima 饭冢iizuka 石黑ishiguro 石坂ishizaka 石冢ishizuka 石山ishiyama 石母田ishimoda 石渡ishiwata,ishiwatari 石野ishino 伊达date "
    "板仓itakura 泉izumi 出口deguchi 远山toyama 外山toyama 德川tokugawa 鸟居torii"
)
_LONG_VOWELS = str.maketrans("āēīōūâêîôû", "aeiouaeiou")
_LONG_VOWEL = re.compile(r"(?<=o)[uoh](?![aeiou])|(?<=u)u")
"""One sound: Satō, Satou, Satoh, Sato."""
_NAME = re.compile(f"[{HAN}]{{2,7}}")


def _sound(word: str) -> str:
    return _LONG_VOWEL.sub("", letters_only(word).translate(_LONG_VOWELS))


_READINGS = {
    surname: frozenset(map(_sound, read.split(","))) for surname, read in re.findall(r"([^a-z, ]+)([a-z,]+)", _SURNAMES)
}
_LONGEST = max(map(len, _READINGS))


def japanese(zh: str, en: str) -> Creator | None:
    """A Japanese person, where the characters begin with a surname of Japan and one of two English words is how it is read; in whichever order they stand.

    >>> japanese("井上清", "Inoue Kiyoshi").family, japanese("龟井胜一郎", "Katsuichirō Kamei").family
    ('Inoue', 'Kamei')
    >>> japanese("林一", "Lin Yi")
    """
    before, comma, behind = en.partition(", ")
    words = [behind, before] if comma else en.split()
    if len(words) != 2 or not _NAME.fullmatch(zh):  # noqa: PLR2004 - surname and given name
        return None
    read = {
        reading for length in range(1, min(_LONGEST, len(zh) - 1) + 1) for reading in _READINGS.get(zh[:length], ())
    }
    for family, given in (words, words[::-1]):
        if _sound(family) in read:
            return Creator(zh, " ".join(words), family, given)
    return None
