import { isCompanyName } from '../imports/cells/names';

/** What a firm does or is, as the end of a name that says no legal form: `星辰广告`, `兴旺粮油`, `清水湾民宿`. */
const tradeEnding = new RegExp(
  `(?:${[
    '广告 传媒 传播 策划 图文 喷绘 标识 摄影 影楼 影视 婚庆 婚礼 礼仪 会展',
    '装饰 装修 装潢 家装 软装 建材 陶瓷 瓷砖 石材 板材 木业 门业 门窗 窗帘 灯饰 照明 卫浴 水暖 管业 五金 涂料 油漆 防水 钢构 钢材 钢铁 铝业 玻璃 不锈钢',
    '机械 机电 机床 设备 电器 电气 电子 电机 电缆 仪器 仪表 轴承 模具 阀门 泵业 焊接 工具 农机 汽修 汽配 汽贸 汽车 轮胎 车行 摩托 数码 通讯 电脑 监控 安防 科技 网络 软件 信息 光电 新能源 光伏',
    '纺织 布业 布艺 家纺 服饰 服装 制衣 针织 鞋业 鞋材 皮具 箱包 饰品 珠宝 眼镜 钟表 家具 家居 家私 橱柜 纸业 纸品 印务 印刷 包装 塑业 塑胶 塑料 橡塑 化工 玩具 工艺品 文具 办公',
    '粮油 粮行 米业 面业 水果 果业 果蔬 生鲜 蔬菜 水产 海鲜 冷冻 肉业 禽业 养殖 畜牧 饲料 种业 农资 化肥 苗木 花卉 园艺 园林 绿化 茶业 茶叶 酒业 副食 卤味 熟食 特产 土特产 干货 炒货 调味 食品 零食 烘焙 蛋糕 餐饮 火锅 烧烤 小吃 快餐 早餐 咖啡 奶茶',
    '批发 商贸 贸易 工贸 实业 外贸 物流 快运 货运 快递 仓储 搬家 家政 保洁 物业 租赁 回收 养老 美容 美发 养生 足浴 健身 瑜伽 舞蹈 口腔 中医 宠物 花艺 木作 琴行 画室 教育 培训 驾校 旅游 票务 体育 文化 咨询 财税 保险 地产 房产 中介',
    '民宿 客栈 农庄 山庄 庄园 农场 牧场 渔场 林场 果园 茶园 采摘园 养殖场 苗圃 基地 酒楼 酒庄 酒行 酒窖 茶楼 茶庄 饭庄 饭馆 面馆 食堂 书店 书院 卖场 专卖店 便利店 旗舰店 烟酒店 工坊 作坊 车间 铁铺 药铺 当铺 服务站 加油站 快修 专柜 律所 诊所 烧饼 包子 馒头 拉面 米线 米粉 豆浆 凉皮 书屋 附中 附小 俱乐部 舞狮队 车队 球队 工程队 施工队 烘焙坊 豆腐坊 油坊 染坊 磨坊',
    '销售部 批发部 加工部 维修部 服务部 经销部 经营部 门市部 服务中心 活动中心 培训中心 体验中心 托育中心 健身中心 美容中心 养老中心 艺术中心 康复中心 月子中心 口腔中心 早教中心 护理中心 体检中心 游泳中心 卫生院 卫生室 村委会 居委会 管委会 派出所 街道办 镇政府 公证处 大队 林业站 兽医站',
  ]
    .join(' ')
    .split(' ')
    .join('|')}|[\u4e00-\u9fff]{2}(?:店|坊|馆|轩|斋|阁|堂|铺|庄|社|苑|厂|会所|商行|车行))$`,
);

/** Words around a firm that is only spoken of: somebody else's customer, supplier or former one. */
const spokenBefore =
  /听说|你们[和跟与给]|正?在[和跟与给]|(?:之前|以前|原来|原先|现在|目前|一直|已经)(?:是|用|在用|给|和|跟|找)|(?<!是)不是|竞争对手/;
const spokenBehind = /^(?:(?:给|帮)?(?:介绍|推荐)|供的|供货的?|做过|做的|谈|那边|一直在供)/;

/** Whether a firm is only spoken of by the words before its name (with it) and right behind it. */
export function isSpokenOf(withName: string, behind: string): boolean {
  return spokenBefore.test(withName) || spokenBehind.test(behind);
}

/** Words of a sentence, of an offer or of a place: what begins so, or holds one of these, names no firm. */
const isSaying =
  /^(?:我|你|您|他|她|咱|请|想|要|做|在|发|寄|送|需|找|看|买|订|有|没|无|给|去|到|和|与|及|把|这|那|是|来|说|问|再|已|还|就|都|也|能|可|主营|主要|主做|专业|专做|专营|承接|提供|经营|经销|代理|销售|生产|供应|加工|批发|零售|从事|关于|负责|各类|各种|全部|本地|附近|对面|隔壁|旁边|同意|欢迎|需要|采购|购买|定制|定做|咨询|了解|推荐|介绍|第|每|几|一|两|三个|多)|[的了吗呢吧么]|(?:怎么|什么|多少|可以|现在|已经|市场|广场|大厦|商城|小区)$/;

/**
 * Whether a word that stands by itself is the name of a firm without a legal form: three to fourteen Han characters
 * that end with what it does or is, and are no part of a sentence. Only for texts that say nothing better.
 */
export function isTradeName(words: string): boolean {
  const name = words.trim();
  if (!/^[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9·&]{1,15}[\u4e00-\u9fff]$/.test(name)) return false;
  if (name.length < 4 || name.length > 16 || isSaying.test(name)) return false;
  return (
    tradeEnding.test(name) ||
    /^[\u4e00-\u9fff]{1,2}记[\u4e00-\u9fff]{2,4}$/.test(name) ||
    (isCompanyName(name) && !/(?:局|部|所|站|场|园|城|行|中心)$/.test(name))
  );
}
