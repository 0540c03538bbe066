import { readingsBy, type GrammarReading, type GrammarRule } from './grammarRule';
import { latinRules } from './latinGrammar';

/**
 * Chinese headings are put together: who or what stands first, the noun that says what sort of value it is comes last.
 * `承保日期`, `收案日期` and `下单时间` all say on which day the bargain was made, whatever the trade calls it.
 * The rules read the noun at the end and decide by what stands before it; the first that fits wins.
 */
const rules: readonly GrammarRule[] = [
  // Numbers under which a bargain is kept.
  {
    is: /(?:保单|保险单|投保单|案件?|卷宗|团队?|工单|(?:委托|服务|派工|销售|销货|订货|订购|租赁|认购|确认|结算|业务|施工|加工|送货|出库|预订|入住|维修|签购|购销|成交|租约)(?:单|书)?)(?:号|号码|编号|单号|流水号)$/,
    isNot: /运单|物流|快递|发票|报关|提单|报价|询价|档案|图案|方案|备案|社团|集团|答案/,
    path: 'contract.number',
    score: 0.9,
  },
  // Days of what is planned come before days of what happened.
  {
    is: /^(?:下次|下回|下一次|下一步|预约|计划|约定|待).{0,4}(?:联系|联络|跟进|跟踪|拜访|回访|沟通|面谈|走访|来访|到店).{0,2}(?:日期|时间|日|期)?$|^(?:再|再次|下次)约(?:的)?(?:日期|时间|日)?$/,
    path: 'account.nextContactOn',
    score: 0.88,
  },
  {
    is: /^(?:预计|预期|计划|拟|预估|意向).{0,2}(?:成交|签约|签单|签订|下单|采购|购买|落单|结单|开标|购车|定购|成单).{0,2}(?:日期|时间|日|月份?|年月)$|^(?:预计|预期|计划|拟)(?:下单|签单|成单|落单|结单|招标|开标)$/,
    path: 'opportunity.expectedCloseOn',
    score: 0.88,
  },
  {
    is: /^(?:最近|最后|最后一次|最近一次|上次|末次|最新|近期).{0,3}(?:联系|联络|跟进|跟踪|拜访|回访|沟通|面谈|走访|来访|到访|活动|互动).{0,4}(?:日期|时间|日)?$/,
    path: 'followUp.followedAt',
    score: 0.88,
  },
  {
    is: /^(?:本次)?(?:走访|拜访|巡访|登门|上门拜访)(?:日期|时间|日)$/,
    path: 'followUp.followedAt',
    score: 0.85,
  },
  { is: /^(?:出生|生日).{0,2}(?:日期|年月日?|时间)?$/, path: 'contact.birthday', score: 0.88 },
  {
    is: /(?:承保|出单|投保|收案|立案|接案|受理|委托|下单|订货|订购|开单|成交|签约|签订|签署|签单|签合同|(?:订单|合同|单据|团购|协议)(?:创建|生成|提交)|认购|购买|购车|购房|购机|缔约|订立|交易|定金|下定|缴费|报价成交)(?:的)?(?:日期|时间|日|年月日)$/,
    isNot: /^(?:最近|最后|上次|末次|首次|第一次|预计|计划|到期|截止)/,
    path: 'contract.signedOn',
    score: 0.85,
  },
  {
    is: /(?:起保|起租|起始|开始|生效|启用|出团|出发|开团|发团|开工|进场|动工|开课|入住|起|始|启)(?:日期|时间|日|期)$|^(?:出发|开工|进场|开课|起租|起保)$/,
    isNot: /发起|提起|最早|最近|首次|预计|计划/,
    path: 'contract.startOn',
    score: 0.85,
  },
  {
    is: /(?:终保|止保|止租|止|到期|截止|终止|届满|失效|结束|返程|回团|散团|完工|竣工|交付|结案|退租|离店|退房|结课|质保到期|保险到期|有效期?至|(?:协议|合同|服务|合作|会籍|会员)期?(?:有效期?)?[至到])(?:日期|时间|日|期)?$/,
    isNot:
      /停止|禁止|防止|身份证|证件|资质|执照|许可|证书|疫苗|预计|计划|^(?:完工|竣工|交付|止|结束)$|质保|保质/,
    path: 'contract.endOn',
    score: 0.82,
  },
  {
    is: /(?:建档|登记|录入|注册|入会|入社|入网|入驻|加盟|加入|结缘|建联|开卡|办卡|添加|加好友|(?:建立|开始|首次|初次)合作|合作(?:开始|起始)|初诊|首诊|接手|接管|首单|首次(?:联系|登记|接触|到店|来访|咨询|发货|提货|进货|下单|采购|合作|交易|购买)|初次(?:联系|接触|到店|来访)|进线|来电|到访|咨询)(?:日期|时间|日)$/,
    isNot: /^(?:最近|最后|上次|下次|末次|工商|注销)/,
    path: 'account.customerSince',
    score: 0.8,
  },
  // Money: what came in, then what was agreed. What is still open is neither.
  {
    is: /^(?:客户)?(?:已|实|累计|实际)(?:经)?(?:收|付|缴|交|到|回|收取|支付|到账|回款|结算?|结清).{0,4}(?:款|款项|费|费用|额|金额|账|数|保费|学费|租金)$/,
    isNot: /未|欠|余|资本|开票/,
    path: 'contract.paidAmount',
    score: 0.88,
  },
  {
    is: /(?:费|款|金|价)[^已实未]{0,2}(?:已收|已付|实收|已缴|已交)(?:款|额|金额)?$/,
    path: 'contract.paidAmount',
    score: 0.9,
  },
  {
    is: /(?:费|款|金|价)(?:应收|应付|应缴|应交|总额|合计)(?:款|额|金额)?$/,
    path: 'contract.amount',
    score: 0.95,
  },
  {
    is: /^(?:信用|授信|赊销|赊欠|铺底)(?:的)?(?:上限|限额|额度|金额|总额)$|^(?:欠款|挂账|应收)(?:上限|限额|额度)$/,
    path: 'account.creditLimit',
    score: 0.9,
  },
  {
    is: /^(?:预计|预估|预期|意向|报价|拟|计划|装修|采购|项目|购车|购房).{0,3}(?:预算|金额|总额|总价|额|单值|产值|业绩|货值)$|^(?:预算|投资)(?:金额|总额|额)$/,
    path: 'opportunity.amount',
    score: 0.85,
  },
  {
    is: /^.{0,5}(?:金额|总额|总价|总款|费|费用|款|款项|价款|租金|标的额?|团款|学费|保费)(?:合计|总计)?$/,
    isNot:
      /未|欠|余|剩|应|单价|单次|成本|优惠|折|税|押金|保证金|定金|订金|首付|尾款|退|罚|运费|手续|佣|提成|利|物业费|水电|最近|上次|预|补|差|扣|免|月|话费|缴|会费|报销|开票|发票|付款|收款|回款|条款|消费|条件|借款|贷款/,
    path: 'contract.amount',
    score: 0.8,
  },
  // Where a customer was met.
  {
    is: /(?:来源|渠道|途径)(?:渠道|方式|平台|名称|类型|分类)?$/,
    isNot:
      /资金|款|货|收入|数据|图片|[电水热光油气]源|沟通|联系|付|缴|分销|销售渠道|经销|产品|物料|信息系统|线索状态|渠道[商方]|^(?:来源|渠道|途径)(?:方式|类型|分类)?$/,
    path: 'account.source',
    score: 0.8,
  },
  {
    is: /^(?:客户|公司|企业|单位|工商)?(?:注册|注册所在|登记|经营|总部|办公|常驻|户籍|来源|生源|客源|业务|归属)(?:地|地区|城市|省份|区域)$/,
    isNot: /^(?:登记地|登记地区)$/,
    path: 'account.region',
    score: 0.75,
  },
  {
    is: /^(?:所在|所属|客户)(?:的)?(?:区|县|市|省|镇|乡|乡镇|街道|地市|片区|省区|区县|县区|县市|社区)$|^(?:乡镇|镇街|县市区|县区|区县市|乡镇街道)$/,
    path: 'account.region',
    score: 0.8,
  },
  {
    is: /^(?:客户)?(?:是)?(?:怎么|如何|从哪|从哪里|哪|哪里|哪儿|何处)(?:来|知道|得知|了解|认识|找来|找到|过来)(?:的|我们的?|本店的?)?$/,
    path: 'account.source',
    score: 0.75,
  },
  // The firm that sends, asks, hires or takes part is the customer; the one that works for us is not.
  {
    is: /^(?:送检|送样|送修|送测|报检|受检|报修|报装|申请|申报|订货|订购|定制|订制|定做|租赁|租用|租摆|租车|承租|参展|参训|用工|用车|用[水电气热油]|报名|预订|团购|托管|代账|投保|收货|提货)(?:单位|公司|企业|客户|厂家|商户|方)(?:名称|全称|名)?$/,
    path: 'account.name',
    score: 0.9,
  },
  // People who are themselves the customer.
  {
    is: /^(?:患者|病人|病患|就诊人|老人|长者|入住(?:老人|长者|人员?)|住养人|客人|宾客|顾客|住户|租客|房客|住客|雇主|宠主|参保人|被保险?人|投资人|买家|会员|学员|学生|幼儿|宝宝|儿童|孩子|考生|车主|业主|用户)(?:的)?(?:姓名|名字|名称|全名|名)?$/,
    path: 'account.name',
    score: 0.9,
  },
  {
    is: /^(?:进店|到店|来访|来店|来电|到访|看房|咨询|成交|签约|预约|登记|报名|下单)(?:的)?(?:客户|顾客|客人)(?:姓名|名字|名称|名)?$|^(?:意向|潜在|目标|重点|新增|新|老)(?:客户|顾客)(?:姓名|名字|名称|名)$/,
    path: 'account.name',
    score: 0.9,
  },
  {
    is: /^(?:方案|整体|整单|最终|首次|初步|初次|二次|末次|我方|优惠|让利)(?:后)?报价(?:金额|总额|总价|额|价|合计)?$|^(?:.{0,4}(?:报价|估价|预估价|概算价?))(?:金额|总额|总价|额|合计|费用)?$/,
    isNot: /成本|对手|竞争|竞品|供应商|工厂|对方|首次询价|评估价|市场/,
    path: 'opportunity.amount',
    score: 0.85,
  },
  // What a deal is about, said by a noun that names deals.
  {
    is: /^(?:客户|终端|用户|终端客户|最终用户|报备|跟进|跟踪|重点|在谈|洽谈|在跟|意向|拟建|在建|储备|目标|商务|销售)(?:的)?(?:项目|商机|工程|标的)(?:名称|名|名字|简称|全称)?$|^(?:采购|招标|投标)?标的(?:物|名称)$|^(?:在谈|洽谈|在跟|在推|拟购|拟采购)(?:的)?(?:产品|设备|机型|型号|品种|服务)$/,
    path: 'opportunity.name',
    score: 0.85,
  },
  { is: /^(?:户|店|客|厂|商户|客户|门店)编$/, path: 'account.code', score: 0.85 },
  // Whoever owns what the rows are about.
  { is: /^(?:户|业|机|货|车|房|船|园|场|牧|农|宠)主(?:姓名|名称|名)?$/, path: 'account.name', score: 0.9 },
  { is: /^(?:店|摊|铺)主(?:姓名|名)?$/, path: 'contact.name', score: 0.85 },
  // People of the other side.
  {
    is: /^(?:hr|人事|家长|监护人|(?:被|受)(?:拜|来|采)?访(?:人|者)?|接洽人|收件人|收票人|收货人|提货人|到访人|来电人|来访人|咨询人|报名人|领队|(?:询价|询盘|问价|订货|下单|报修|申报|求购|报装|送修|致电)(?:联系)?(?:人|者)|关键人|决策人|采购人?|来宾|好友|客户方)(?:员)?(?:姓名|名字|名称|名|称呼|称谓)?$/,
    isNot: /^(?:采购|人事|好友|客户方|hr)$/,
    path: 'contact.name',
    score: 0.85,
  },
  { is: /^(?:备注名|好友备注|微信备注|客户备注名)$/, path: 'contact.name', score: 0.85 },
  {
    is: /^(?:好友昵称|微信昵称|客户昵称|用户昵称|昵称|网名|称呼|买家昵称|旺旺昵称)$/,
    path: 'contact.name',
    score: 0.7,
  },
  {
    is: /^(?:老板|店长|校长|园长|院长|厂长|董事长|总经理|经理|采购经理|财务经理|负责人|法人)(?:姓名|名字)$/,
    isNot: /^法人/,
    path: 'contact.name',
    score: 0.85,
  },
  {
    is: /(?:行业|产业)(?:门类|大类|中类|小类|分类|类别|名称)?$|^(?:所属|所在|细分|主要)?(?:赛道|行业板块)$/,
    isNot: /编码|代码|是否/,
    path: 'account.industry',
    score: 0.85,
  },
  {
    is: /^(?:病历|病案|门诊|住院|就诊|就诊卡|诊疗卡|月结|贵宾|vip|积分|储值|学籍|学员|学生|会员|会员卡|客户|用户|业户|住户|客商|档案|建档|客户档案)(?:号|号码|编号|编码|卡号|id)$/,
    path: 'account.code',
    score: 0.85,
  },
  {
    is: /(?:地址|住址|位置|详址|[厂校店院园场社会馆]址|^(?:服务|施工|经营|办公|送货|送餐|送水|配送|上门|收货|安装|使用|营业|生产|项目|工程)地点)$|^(?:现|家庭|常|居)?(?:家住|住|住家)(?:处|所|地|址|哪|哪里|在哪|在哪里)$|^(?:公司|单位|门店|店面|工厂|店铺|家)(?:的)?(?:位置|在哪|在哪里|所在)$/,
    isNot: /邮箱|网|ip|邮件|mail|链接|电子|经度/i,
    path: 'account.address',
    score: 0.75,
  },
  { is: /(?:微信号?|微信号码|微信id)$/, isNot: /是否|公众|群/, path: 'contact.wechat', score: 0.8 },
];

/** What is done on one day: alone over days it says on which. */
const deed =
  /^(?:下单|签单|签约|成交|立案|收案|委托|投保|承保|认购|订货|建档|登记|入会|加盟|入网|入驻|开卡|办卡|来访|到访|进店|到店|来电|咨询|报名|起租|起保|开工|进场|到期|终止|退租|接手|首单|首次(?:发货|提货|进货|下单|采购|合作|交易|购买))$/;

/** What a heading over days means where it names only what was done then: `下单`, `加盟`. */
export function dayReadings(key: string): readonly GrammarReading[] {
  return deed.test(key) ? readingsBy(rules, `${key}日期`) : [];
}

/** What a heading, in compared form, means by its words; nothing when no rule knows its noun. */
export function grammarReadings(key: string): readonly GrammarReading[] {
  if (/^[a-z0-9/&]{2,30}$/.test(key)) return readingsBy(latinRules, key.replace(/[/&]/g, ''));
  if (key.length < 2 || key.length > 14 || !/[\u4e00-\u9fff]/.test(key)) return [];
  return readingsBy(rules, key);
}

/**
 * Headings whose last word says plainly that they hold something no field is for: looks of values do not outvote them.
 * `支付宝账号` may look like an address of mail.
 */
export const otherThing = /(?:支付宝|旺旺|淘宝|抖音|微博|登录|会员|用户)?(?:账号|帐号|账户|登录名|用户名)$/;
