import { comparable } from './cellText';

/** The most frequent family names (公安部 2020 名字报告, first 200, and the two-character ones in use). */
const familyNames = new Set(
  (
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于余叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾' +
    '蔡洪赖钮荀贝邴糜宓郗鄂籍莘逄濮郏习宦庾暨沃竺桓贡巢蒯须郇綦么庹禚占' +
    '夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申' +
    '殷詹欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓' +
    '古吉缪凤仰仉母佴楮竹仝斛敦鄞展简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡' +
    '鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由上诸'
  ).split(''),
);
const doubleFamilyNames =
  /^(?:欧阳|上官|司马|司徒|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|端木|东方|南宫|百里|呼延|轩辕|独孤|西门|申屠|太史|澹台|赫连|钟离|濮阳|淳于|单于|闻人|拓跋)/;

const companyEnding =
  /(?:公司|集团|厂|中心|商店|商行|商场|超市|酒店|宾馆|饭店|餐厅|医院|诊所|药房|药店|学校|学院|大学|中学|小学|幼儿园|银行|支行|分行|事务所|研究所|研究院|设计院|合作社|经营部|门市部|营业部|工作室|工作站|俱乐部|协会|商会|学会|基金会|委员会|管理局|[税务公安财政教育卫生城建水利交通]局|政府|办事处|分公司|总公司|有限合伙|合伙企业|个体户|店|部|局|院|所|馆|社|站|场|园|城|行)$/;
const companyWords =
  /(?:有限|股份|集团|科技|贸易|实业|工贸|商贸|[（(](?:上海|北京|深圳|广州|杭州|中国|[\u4e00-\u9fff]{2,3})[)）].*(?:公司|厂))/;
const latinCompany =
  /\b(?:co\.?,?\s*ltd\.?|ltd\.?|inc\.?|llc|corp\.?|corporation|company|gmbh|group|limited|plc|s\.?a\.?)\.?$/i;

/** Whether the text is written like the name of a company, a shop or an office. */
export function isCompanyName(text: string): boolean {
  const name = text.trim();
  if (name.length < 3 || name.length > 60) return latinCompany.test(name) && name.length <= 100;
  if (/^[\d\s.,:：%-]+$/.test(name) || /[@。；;]/.test(name)) return false;
  if (companyWords.test(name) && name.length >= 5) return true;
  if (companyEnding.test(name.replace(/[(（][^)）]*[)）]$/, ''))) return name.length >= 4;
  return latinCompany.test(name);
}

/** Whether the text is written like the name of a person: two to four Han characters that begin with a family name. */
export function isPersonName(text: string): boolean {
  const name = comparable(text)
    .replace(/[(（].*[)）]$/, '')
    .replace(addressedAs, '');
  if (/^[\u4e00-\u9fff·]{2,4}$/.test(name)) {
    if (jobTitle.test(name) && !/^.[总工]$/.test(name)) return false;
    if (doubleFamilyNames.test(name)) return true;
    return familyNames.has(name.charAt(0)) && !ordinaryWords.test(name);
  }
  return /^[A-Z][a-z]+(?: [A-Z][a-z.]*){1,2}$/.test(text.trim());
}

/** `杨雪梅女士`: a whole name and how the person is spoken to. `王女士` is a name of three characters as it stands. */
const addressedAs = /(?<=^[\u4e00-\u9fff]{2,4})(?:先生|女士|小姐|太太|老师|同学|师傅|阿姨)$/;

/** What sheets write in the place of a name when they met nobody: `不在`, `无人`, `待确认`. */
const nobody =
  /^(?:(?:人?不在|没在|不在家|无人|没人|没有人|无人在|没有?见到|未见(?:到|面)?|没遇到|未遇到?|无联系人|没有联系人|未留(?:姓?名)?|不肯?留|没留|不愿透露|不便透露|拒绝(?:透露|提供)?|保密|待定|待确认|待联系|待核实|待查|待跟进|本人|自己|法人本人|没来|未到|未来|缺席|请假|不清楚|不知道?|忘了|换人了|已离职|离职了?|找不到人?|联系不上|关门|同上联系人|见备注|见名片|如上)了?[。!！.]?)$/;

/** Whether the text stands where a name belongs and says that there is none, or is a mail address, a day or a number. */
export function isNobody(text: string): boolean {
  if (text.length > 40) return false;
  return nobody.test(text) || text.includes('@') || isOnlyFigures(text);
}

function isOnlyFigures(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && /^[\d\s.,:/-]+$/.test(text);
}

/** Whether the text names people who live together: `傅雷夫妇`, `王家一家`. */
export function isHousehold(text: string): boolean {
  return /^[\u4e00-\u9fff· 、/]{2,12}(?:夫妇|夫妻|伉俪|一家|全家)$/.test(text.trim());
}

const ordinaryWords =
  /^(?:成交|意向|潜在|流失|时间|日期|金额|金融|电子|电话|方案|方式|高级|高新|明天|明细|文本|文员|包装|建筑|商务|商品|商贸|国企|国内|平台|全部|公司|公开|海外|海运|安装|安全|华东|华南|华北|华中|西南|西北|东北|江苏|江西|云南|河南|河北|湖南|湖北|山东|山西|广东|广西|贵州|海南|安徽|福建|甘肃|吉林|青海|温州|常州|金华|和平|信息|普通|重要|解决|解除|管理|计划|项目|支付|利润|应收|应付|满意|支持|常规|单位|单价|宣传|农业|农产品|花卉|石化|石油|车辆|路灯|米业|黄金|温泉|游戏|游客|时尚|强电|宁波|安阳|洛阳|连锁|成套|成品|荣誉|丰田|相关|相机|银行|卫生|卫浴|高中|高校|雷达|毛巾|毛利|马达|马桶|党政|关注|关闭|应用|应急|元旦|原料|国庆|中标|赢单|输单|谈判|报价|合同|合作|付款|未付|已付)/;

const jobTitle =
  /(?:经理|总监|主任|主管|董事长?|总裁|总助|助理|科长|处长|局长|厂长|部长|院长|校长|所长|站长|店长|组长|队长|馆长|行长|会计|出纳|工程师|技术员|采购员?|业务员|销售员?|销售代表|代表|专员|文员|秘书|老板|老板娘|负责人|法人|股东|合伙人|教授|老师|医生|护士|库管|司机|设计师|顾问|书记|干事|ceo|cto|cfo|coo|cio|vp|manager|director|engineer|buyer|owner|president|assistant|supervisor|chief)$/i;

/** Whether the text is written like a position in a company. */
export function isJobTitle(text: string): boolean {
  const word = comparable(text);
  return (
    word.length >= 2 &&
    word.length <= 16 &&
    (jobTitle.test(word) || /^(?:总经理|副总|总工|财务|采购|销售|行政|人事|技术|生产|工程)$/.test(word))
  );
}

const partsOfAddress =
  /[\u4e00-\u9fff\d](?:省|市|自治区|区|县|旗|镇|乡|街道|村|路|街|大道|巷|弄|胡同|小区|花园|大厦|广场|工业园|开发区|号楼|幢|栋|单元|室|号)/g;

/** Whether the text is written like an address: two places or more, one within the other. */
export function isAddress(text: string): boolean {
  const address = text.trim();
  if (address.length < 6 || address.length > 80 || isCompanyName(address)) return false;
  return (address.match(partsOfAddress) ?? []).length >= 2;
}
