/** Pairs of a traditional character and its simplified form: those that company names are written with. */
const pairs =
  '國国 際际 貿贸 電电 機机 業业 東东 廣广 門门 華华 興兴 龍龙 鳳凤 馬马 車车 輪轮 運运 輸输 達达 聯联 團团 實实 發发 創创 ' +
  '製制 藥药 醫医 療疗 學学 書书 報报 紙纸 網网 絡络 訊讯 資资 產产 財财 務务 銀银 鋼钢 鐵铁 銅铜 鋁铝 錦锦 鴻鸿 鵬鹏 鷹鹰 ' +
  '鮮鲜 漁渔 農农 莊庄 園园 場场 廠厂 區区 縣县 鎮镇 鄉乡 總总 辦办 處处 術术 藝艺 設设 計计 諮咨 詢询 顧顾 問问 環环 衛卫 ' +
  '護护 潔洁 淨净 滬沪 蘇苏 寧宁 濟济 漢汉 滿满 瀋沈 陽阳 陰阴 隴陇 雲云 貴贵 慶庆 歷历 維维 紡纺 織织 絲丝 綢绸 綠绿 緑绿 ' +
  '紅红 藍蓝 飾饰 裝装 飲饮 館馆 飯饭 廈厦 樓楼 構构 橋桥 築筑 塗涂 壓压 氣气 熱热 燈灯 煙烟 爐炉 燒烧 專专 優优 億亿 萬万 ' +
  '開开 關关 動动 勞劳 勝胜 協协 單单 員员 圓圆 圖图 塊块 壽寿 夢梦 奧奥 媽妈 嬰婴 孫孙 寶宝 將将 對对 導导 島岛 嶺岭 帥帅 ' +
  '師师 帶带 幣币 幫帮 庫库 廬庐 張张 強强 彈弹 復复 恆恒 愛爱 態态 憶忆 應应 懷怀 戰战 戲戏 擇择 據据 數数 斷断 時时 暢畅 ' +
  '會会 條条 來来 楊杨 榮荣 樂乐 樣样 標标 樹树 權权 歐欧 歲岁 殘残 氫氢 決决 沖冲 況况 測测 湯汤 溫温 滅灭 漸渐 潤润 潛潜 ' +
  '濱滨 瀾澜 灣湾 為为 爾尔 牆墙 獎奖 獨独 獻献 瑪玛 瓊琼 畫画 異异 當当 盤盘 監监 眾众 碼码 礦矿 礎础 禮礼 種种 稱称 積积 ' +
  '穩稳 競竞 筆笔 節节 範范 簡简 糧粮 級级 純纯 紹绍 終终 組组 結结 給给 統统 經经 線线 緣缘 編编 練练 縱纵 繪绘 續续 羅罗 ' +
  '義义 習习 聖圣 聞闻 聲声 職职 聽听 肅肃 腦脑 膠胶 臺台 與与 舉举 舊旧 艦舰 莖茎 葉叶 蓋盖 蘭兰 虛虚 號号 蝦虾 補补 見见 ' +
  '規规 視视 親亲 覺觉 觀观 訂订 記记 許许 試试 詩诗 話话 誠诚 語语 課课 調调 談谈 請请 論论 證证 識识 譽誉 讀读 變变 豐丰 ' +
  '貝贝 負负 貢贡 貨货 費费 賀贺 賓宾 賢贤 質质 賽赛 購购 贏赢 趙赵 軍军 軟软 軸轴 載载 輕轻 輝辉 輯辑 轉转 連连 週周 進进 ' +
  '遠远 適适 選选 遼辽 鄧邓 鄭郑 醬酱 釀酿 針针 鈴铃 鋒锋 錄录 錢钱 鍋锅 鍵键 鏡镜 鐘钟 鑄铸 鑽钻 長长 閃闪 閣阁 闊阔 隊队 ' +
  '階阶 隨随 險险 雙双 雜杂 離离 難难 靈灵 靜静 頂顶 項项 順顺 預预 領领 頭头 頻频 題题 顏颜 願愿 類类 風风 飛飞 養养 驗验 ' +
  '驛驿 體体 鬆松 魚鱼 鳥鸟 鶴鹤 麗丽 麥麦 黃黄 點点 齊齐 齒齿';

const simplifiedOf: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** By code unit: 1 for the characters `simplified` replaces. */
const traditional = new Uint8Array(0x10000);
for (const character of simplifiedOf.keys()) traditional[character.charCodeAt(0)] = 1;

/** Whether `simplified` would replace the character of that code unit. */
export function isTraditional(codeUnit: number): boolean {
  return traditional[codeUnit] === 1;
}

/** The text with the traditional characters usual in company names simplified; others stay. */
export function simplified(text: string): string {
  let made = '';
  for (const character of text) made += simplifiedOf.get(character) ?? character;
  return made;
}
